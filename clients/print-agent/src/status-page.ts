import type { AgentState } from './agent.ts';
import type { Phrases } from './phrases.ts';

/** What the page shows. */
export interface Status {
  state: AgentState;
  counts: { printing: number; unreported: number };
  name: string;
  companyName: string;
  server: string;
  folder: string;
}

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const text = (value: string) => value.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '');

/** The page of the program, as HTML: nothing on it can be pressed. */
export function statusPage(status: Status, phrases: Phrases, language: 'es' | 'en'): string {
  const { state, counts } = status;
  const time = (at: number) =>
    text(
      new Date(at).toLocaleString(language === 'es' ? 'es-CO' : 'en', {
        dateStyle: 'short',
        timeStyle: 'medium',
      }),
    );
  const nameOf = (id: string) => text(state.printers.find((printer) => printer.id === id)?.name ?? '–');
  const printers = state.printers.map(
    ({ name, host, port, device, isDown }) =>
      `<li><b>${text(name)}</b><span>${text(device ?? `${host}:${port}`)}</span>${mark(isDown ? 'bad' : 'good', isDown ? phrases.down : phrases.ready)}</li>`,
  );
  const latest = state.latest.map(({ title, printerId, outcome, at }) => {
    const word =
      outcome.kind === 'failed'
        ? `${phrases.failed}: ${phrases.reasons[outcome.reason]}`
        : phrases[outcome.kind];
    const kind = outcome.kind === 'failed' ? 'bad' : outcome.kind === 'sent' ? 'doubt' : 'good';
    return `<li><b>${text(title ?? phrases.untitled)}</b><span>${nameOf(printerId)} · ${time(at)}</span>${mark(kind, word)}</li>`;
  });
  const connection =
    state.connection === 'online' ? 'good' : state.connection === 'connecting' ? 'doubt' : 'bad';
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="5">
<title>${text(phrases.title)} · ${text(status.name)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${text(phrases.title)}</h1>
<p class="who">${text(status.name)} · ${text(status.companyName)}</p>
<section class="${connection}"><p role="status">${text(phrases.connection[state.connection])}</p>
<p class="small">${text(phrases.since)} ${time(state.since)}${state.reason === '' ? '' : ` · ${text(state.reason)}`}</p></section>
<dl>
<div><dt>${text(phrases.printing)}</dt><dd>${counts.printing}</dd></div>
<div><dt>${text(phrases.unreported)}</dt><dd>${counts.unreported}</dd></div>
<div><dt>${text(phrases.server)}</dt><dd>${text(status.server)}</dd></div>
<div><dt>${text(phrases.data)}</dt><dd>${text(status.folder)}</dd></div>
</dl>
<h2>${text(phrases.printers)}</h2>
${listOf(printers, phrases.noPrinters)}
<h2>${text(phrases.latest)}</h2>
${listOf(latest, phrases.nothing)}
</main>
</body>
</html>
`;
}

function mark(kind: 'good' | 'bad' | 'doubt', word: string): string {
  return `<em class="${kind}">${text(word)}</em>`;
}

function listOf(items: readonly string[], none: string): string {
  return items.length === 0 ? `<p class="small">${text(none)}</p>` : `<ul>${items.join('\n')}</ul>`;
}

const STYLE = `
:root { color-scheme: light dark; --good: #17663a; --bad: #a1260d; --doubt: #7a5200; --line: #8884; --soft: #8881; }
@media (prefers-color-scheme: dark) { :root { --good: #7fd6a2; --bad: #ff9c87; --doubt: #f0c366; } }
* { box-sizing: border-box; }
body { margin: 0; font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 44rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
h1 { font-size: 1.5rem; margin: 0; } h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; }
p { margin: 0; } .who { margin-bottom: 1.25rem; } .small { font-size: .875rem; }
section { border-left: .25rem solid currentColor; border-radius: .25rem; background: var(--soft); padding: .75rem 1rem; font-weight: 600; }
section .small { font-weight: 400; }
dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(14rem, 1fr)); gap: .75rem; margin: 1rem 0 0; }
dt { font-size: .875rem; } dd { margin: 0; font-weight: 600; overflow-wrap: anywhere; }
ul { list-style: none; margin: 0; padding: 0; }
li { display: flex; flex-wrap: wrap; gap: .25rem 1rem; align-items: baseline; padding: .6rem 0; border-top: 1px solid var(--line); }
li b { flex: 1 1 12rem; overflow-wrap: anywhere; } li span { font-size: .875rem; } em { font-style: normal; font-weight: 600; }
.good { color: var(--good); } .bad { color: var(--bad); } .doubt { color: var(--doubt); }
`;
