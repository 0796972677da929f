import { CornerDownLeft, Search } from 'lucide-react';
import { type ComponentType, type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useT } from '../phrases.ts';
import css from './command-palette.module.css';

export interface Command {
  id: string;
  label: string;
  /** What kind of thing it is: "Ir a", "Persona". */
  kind: string;
  icon: ComponentType<{ size?: number; 'aria-hidden'?: boolean }>;
  /** More words it is found by. */
  also?: string | undefined;
  run: () => void;
}

interface Props {
  commands: readonly Command[];
  /** Asked of the server while typing; its answers stand after the commands. */
  find?: (text: string, signal: AbortSignal) => Promise<readonly Command[]>;
  onClose: () => void;
}

const SHOWN = 12;
const PAUSE_MS = 200;

/** Letters without accents and case, as people type them. */
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** The commands that hold every word typed, in their label or beside it. */
function matching(commands: readonly Command[], text: string): Command[] {
  const words = plain(text).split(/\s+/).filter(Boolean);
  return commands.filter((command) => {
    const hay = plain(`${command.label} ${command.kind} ${command.also ?? ''}`);
    return words.every((word) => hay.includes(word));
  });
}

/** What is called so stands before what only holds the letters; else the order stays. */
function ranked(commands: readonly Command[], text: string): Command[] {
  const [word = ''] = plain(text).split(/\s+/).filter(Boolean);
  const rank = ({ label }: Command): number => {
    const name = plain(label);
    if (name.startsWith(word)) return 0;
    if (name.includes(` ${word}`)) return 1;
    return name.includes(word) ? 2 : 3;
  };
  return commands.toSorted((one, other) => rank(one) - rank(other));
}

/** Everything one may do or open from here, found by typing: Ctrl+K. */
export function CommandPalette({ commands, find, onClose }: Props) {
  const t = useT();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const found = useFound(text, find);
  const shown = useMemo(
    () => ranked([...matching(commands, text), ...found], text).slice(0, SHOWN),
    [commands, text, found],
  );
  const chosen = Math.min(at, shown.length - 1);
  useEffect(() => dialog.current?.showModal(), []);
  const run = (command: Command | undefined): void => {
    if (!command) return;
    dialog.current?.close();
    command.run();
  };
  const press = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && shown.length > 0) setAt((chosen + step + shown.length) % shown.length);
    else if (event.key === 'Enter') run(shown[chosen]);
    else return;
    event.preventDefault();
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the click outside is a shortcut; Esc does the same
    <dialog
      ref={dialog}
      className={css.palette}
      aria-label={t('office.palette.title')}
      onClose={onClose}
      onClick={(event) => event.target === dialog.current && dialog.current.close()}
    >
      <div className={css.field}>
        <Search aria-hidden size={20} />
        <input
          role="combobox"
          className={css.input}
          aria-label={t('office.palette.title')}
          aria-expanded={shown.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={shown.length > 0 ? `${id}-${chosen}` : undefined}
          placeholder={t('office.palette.placeholder')}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setAt(0);
          }}
          onKeyDown={press}
        />
      </div>
      <Choices id={id} shown={shown} chosen={chosen} onRun={run} />
      <p role="status" className={css.none}>
        {shown.length === 0 && t('office.palette.none')}
      </p>
    </dialog>
  );
}

interface ChoicesProps {
  id: string;
  shown: readonly Command[];
  chosen: number;
  onRun: (command: Command) => void;
}

function Choices({ id, shown, chosen, onRun }: ChoicesProps) {
  const t = useT();
  if (shown.length === 0) return null;
  return (
    <div
      id={`${id}-list`}
      role="listbox"
      tabIndex={-1}
      aria-label={t('office.palette.title')}
      className={css.list}
    >
      {shown.map((command, index) => {
        const Icon = command.icon;
        return (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are taken by the field above, which keeps the focus
          <div
            key={command.id}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === chosen}
            className={css.choice}
            onClick={() => onRun(command)}
          >
            <Icon aria-hidden size={20} />
            <span className={css.name}>{command.label}</span>
            <span className={css.kind}>{command.kind}</span>
            {index === chosen && <CornerDownLeft aria-hidden size={16} className={css.enter} />}
          </div>
        );
      })}
    </div>
  );
}

const NONE: readonly Command[] = [];

/** What the server knows about the text, asked after a pause in typing; an answer that fails is none. */
function useFound(text: string, find: Props['find']): readonly Command[] {
  const [found, setFound] = useState(NONE);
  useEffect(() => {
    if (!find || text.trim().length < 2) return setFound(NONE);
    const asked = new AbortController();
    const timer = setTimeout(() => {
      find(text.trim(), asked.signal).then(
        (answers) => !asked.signal.aborted && setFound(answers),
        () => undefined,
      );
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      asked.abort();
    };
  }, [text, find]);
  return found;
}
