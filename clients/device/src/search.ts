/** Lower case without accents: "cafe" finds "Café". */
const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();

interface Folded<Item> {
  item: Item;
  folded: string;
}

/** Texts whose hits are kept. */
const REMEMBERED = 50;

/**
 * A search by name: gives all while nothing is typed, then those that hold every typed word, the ones that begin with the
 * first of them in front. Names are folded once, so that each key only compares.
 *
 * @param most hits at once; who types on finds the others
 */
export function createSearch<Item extends { name: string }>(
  items: readonly Item[],
  most: number,
): (typed: string) => readonly Item[] {
  const all: Folded<Item>[] = items.map((item) => ({ item, folded: fold(item.name) }));
  // All that was found for what was typed before: who types on looks only there.
  let known = { text: '', hits: all };
  // What the last texts found: who takes letters back looks nowhere.
  const answers = new Map<string, readonly Item[]>();
  return (typed) => {
    const text = fold(typed).trimStart();
    const words = text.split(/\s+/).filter(Boolean);
    if (words.length === 0) return items;
    const before = answers.get(text);
    if (before) return before;
    const { hits } = text.startsWith(known.text) ? known : { hits: all };
    const found = look(hits, words, most);
    if (found.length < most) known = { text, hits: found };
    if (answers.size === REMEMBERED) answers.clear();
    const answer = found.map(({ item }) => item);
    answers.set(text, answer);
    return answer;
  };
}

/** At most so many that hold every word, those that begin with the first one in front. */
function look<Item>(list: readonly Folded<Item>[], words: readonly string[], most: number): Folded<Item>[] {
  const [first = '', ...rest] = words;
  const [leading, others]: [Folded<Item>[], Folded<Item>[]] = [[], []];
  for (const one of list) {
    const leads = one.folded.startsWith(first);
    // Enough of the others: from here on only what comes before them counts, which is told without reading on.
    if (!leads && (others.length === most || !one.folded.includes(first))) continue;
    if (!rest.every((word) => one.folded.includes(word))) continue;
    if (leads && leading.push(one) === most) return leading;
    if (!leads) others.push(one);
  }
  return leading.concat(others).slice(0, most);
}
