export { CheckField } from './fields/check-field.tsx';
export { ChoiceField } from './fields/choice-field.tsx';
export { LevelField } from './fields/level-field.tsx';
export { SearchField } from './fields/search-field.tsx';
export { SearchSelect } from './fields/search-select.tsx';
export { SecretField } from './fields/secret-field.tsx';
export { type Option, SelectField } from './fields/select-field.tsx';
export { SHORTEST_PASSWORD } from './fields/strength.ts';
export { LongField, TextField } from './fields/text-field.tsx';
export { type Faults, type Form, useForm } from './fields/use-form.ts';
export {
  formatAge,
  formatDate,
  formatDateTime,
  formatList,
  formatMoney,
  formatNumber,
  formatRate,
  formatRelative,
  formatTime,
  type MoneyParts,
  moneyParts,
  type Place,
} from './format.ts';
export { Banner, Note } from './parts/banner.tsx';
export { BranchChoice } from './parts/branch-choice.tsx';
export { Button, ButtonLink, goTo } from './parts/button.tsx';
export { ConnectionChip } from './parts/chip.tsx';
export { type Command, CommandPalette } from './parts/command-palette.tsx';
export { Confirm } from './parts/confirm.tsx';
export { CopyLink } from './parts/copy-link.tsx';
export { CrashGuard } from './parts/crash-guard.tsx';
export { DataList, ListFoot } from './parts/data-list.tsx';
export { Drawer } from './parts/drawer.tsx';
export { EntranceCard } from './parts/entrance.tsx';
export { FilterTabs } from './parts/filter-tabs.tsx';
export { FormProblem } from './parts/form-problem.tsx';
export { AppFrame } from './parts/frame.tsx';
export { SessionGate } from './parts/gate.tsx';
export { IdleChoice } from './parts/idle-choice.tsx';
export { KeyHelp, type KeyLine } from './parts/key-help.tsx';
export type { Column, Picking } from './parts/list-shape.ts';
export { Mark } from './parts/mark.tsx';
export { MemberMenu, type MenuEntry } from './parts/member-menu.tsx';
export { Meter } from './parts/meter.tsx';
export { NoPermission } from './parts/no-permission.tsx';
export { PageHead, Section } from './parts/page-head.tsx';
export { PaperSheet } from './parts/paper.tsx';
export { PeopleGrid } from './parts/people-grid.tsx';
export { PinPad } from './parts/pin-pad.tsx';
export { PinProblem } from './parts/pin-problem.tsx';
export { type PrintActs, PrintAlertSheet } from './parts/print-alert-sheet.tsx';
export { PrintAlertLine } from './parts/print-alerts.tsx';
export { SaveBar } from './parts/save-bar.tsx';
export { sayProblem } from './parts/say-problem.ts';
export { Sheet } from './parts/sheet.tsx';
export { type NavEntry, SidebarFrame } from './parts/sidebar-frame.tsx';
export { EmptyState, ProblemCard, Skeletons } from './parts/states.tsx';
export { type StopFacts, StoppedNotice } from './parts/stopped-notice.tsx';
export { ColorSchemeSwitch, LanguageSwitch } from './parts/switches.tsx';
export { Tag } from './parts/tag.tsx';
export type { Till } from './parts/till-door.tsx';
export { toast } from './parts/toasts.ts';
export { usePin } from './parts/use-pin.ts';
export { useSoldOut } from './parts/use-sold-out.ts';
export {
  currentLanguage,
  errorText,
  type Language,
  type PhraseKey,
  type PlainPhraseKey,
  say,
  type Translate,
  useLanguage,
  useT,
} from './phrases.ts';
export { placeName } from './place.ts';
export { startUi, UiProvider } from './provider.tsx';
export { roleName } from './role-name.ts';
export { type Shortcuts, useShortcuts } from './shortcuts.ts';
export { MantineFrame } from './theme/mantine-frame.tsx';
