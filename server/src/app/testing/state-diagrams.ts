import { type Flow, finalStates, statesOf } from '../../kernel/flow.ts';
import { FLOWS } from '../../modules/orders/index.ts';
import { JOB_FLOW } from '../../modules/printing/index.ts';

/** Every axis of the product. */
const ALL = { ...FLOWS, job: JOB_FLOW } as const;

/** What each axis is about; the tables say the rest. */
const AXES: Readonly<Record<keyof typeof ALL, { title: string; words: string }>> = {
  order: {
    title: 'Orders',
    words: `An order of the house is a draft until it is sent, one from outside waits until somebody accepts it. From
\`accepted\` to \`served\` it follows its lines, forward and back; what is taken along is handed over, and everything is
completed once it is paid. An order that became part of another one is \`cancelled\` and names that one.`,
  },
  line: {
    title: 'Lines',
    words: `A line is what one station, or several, make of an order. Until it is sent it can be held back, and taken off
without a word (\`cancelled\`); afterwards it is taken back with a reason, and its stations are told (\`voided\`). Noted and
sent at once, it begins as \`sent\`; what no station makes is \`ready\` as soon as it is sent. More of a line that was sent
already brings it back to \`sent\`.`,
  },
  check: {
    title: 'Checks',
    words: `A check is what somebody pays: an order has one, or as many as its bill was divided into. It is \`void\` when its
order is cancelled, or when it was put back on another check; never after something was paid on it.`,
  },
  job: {
    title: 'Print jobs',
    words: `A page waits in the lane of its printer, is sent, and is \`printed\` when the printer says so. An attempt that failed
puts it back at the head of its lane. Where no printer will ever say more it is \`unknown\`; too late to be of use it is
\`expired\`; handed on to another printer it is \`rerouted\` and begins there as a job of its own. A person may print again
what has ended, or say that it came out.`,
  },
};

const HEAD = `# States

An order has three axes, each with states of its own: the order, its lines, its checks. Every act goes through the tables in
[states.ts](../server/src/modules/orders/states.ts): a move that does not stand there is refused with
\`orders.illegal_move\`, the states that may follow and the fresh version. What is printed has an axis of its own, declared in
[job-states.ts](../server/src/modules/printing/job-states.ts). \`npm run states\` writes this page from them.
`;

/** The page with a diagram of each axis of states. */
export function stateDiagrams(): string {
  const chapters = (Object.keys(ALL) as (keyof typeof ALL)[]).map((axis) => chapter(axis, ALL[axis]));
  return `${HEAD}\n${chapters.join('\n')}`;
}

function chapter(axis: keyof typeof ALL, flow: Flow<string>): string {
  const { title, words } = AXES[axis];
  const final = finalStates(flow);
  const arrows = [
    ...flow.initial.map((state) => `[*] --> ${state}`),
    ...statesOf(flow).flatMap((state) => (flow.moves[state] ?? []).map((to) => `${state} --> ${to}`)),
    ...final.map((state) => `${state} --> [*]`),
  ];
  return `## ${title}

${words}

Begins as ${named(flow.initial)}; ends as ${named(final)}.

\`\`\`mermaid
stateDiagram-v2
${arrows.map((arrow) => `  ${arrow}`).join('\n')}
\`\`\`
`;
}

const OR = new Intl.ListFormat('en', { type: 'disjunction' });
const named = (states: readonly string[]): string => OR.format(states.map((state) => `\`${state}\``));
