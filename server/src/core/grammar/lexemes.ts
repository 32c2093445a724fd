/**
 * Words and forms by which a text is asked what it says. A form is a shape of the sentence into which words are put.
 * Words are written once, separated by blanks; those that more than one reader needs stand in the vocabulary. Each
 * pattern is spelled out and compiled when it is first asked, so that what a text never asks costs nothing.
 */

/** What a text is asked: a set of words at some place of it, a form, or a regular expression. */
export interface Pattern {
  readonly source: string;
  test(text: string): boolean;
  exec(text: string): RegExpExecArray | null;
  [Symbol.match](text: string): RegExpMatchArray | null;
  [Symbol.replace](text: string, replacement: string): string;
  [Symbol.replace](text: string, replacer: (found: string, ...groups: string[]) => string): string;
  [Symbol.search](text: string): number;
  [Symbol.split](text: string, limit?: number): string[];
}

const NO_HITS: readonly never[] = [];

/** A pattern that becomes a regular expression only when a look at a table does not answer. */
class Compiled implements Pattern {
  private compiled: RegExp | null = null;
  private written: string | null = null;

  constructor(
    private readonly write: () => string,
    private readonly flags: string,
  ) {}

  get source(): string {
    return (this.written ??= this.write());
  }

  private get expression(): RegExp {
    return (this.compiled ??= new RegExp(this.source, this.flags));
  }

  /** Where a form looks next that goes from match to match, or that must match at a place. */
  get lastIndex(): number {
    return this.expression.lastIndex;
  }
  set lastIndex(offset: number) {
    this.expression.lastIndex = offset;
  }

  test(text: string): boolean {
    return this.expression.test(text);
  }
  exec(text: string): RegExpExecArray | null {
    return this.expression.exec(text);
  }
  [Symbol.match](text: string): RegExpMatchArray | null {
    return text.match(this.expression);
  }
  /** Every match from left to right; only for patterns made with {@link everyWord} or {@link everyForm}. */
  all(text: string): readonly RegExpExecArray[] {
    const { expression } = this;
    // `matchAll` would copy the expression for each text, and most texts have no match.
    expression.lastIndex = 0;
    let hit = expression.exec(text);
    if (!hit) return NO_HITS;
    const out: RegExpExecArray[] = [];
    for (; hit; hit = expression.exec(text)) {
      out.push(hit);
      if (hit[0] === '') expression.lastIndex++;
    }
    return out;
  }
  [Symbol.replace](text: string, replacement: string | ((found: string, ...groups: string[]) => string)): string {
    // The two signatures of `replace` are one to the caller.
    return text.replace(this.expression, replacement as string);
  }
  [Symbol.search](text: string): number {
    return text.search(this.expression);
  }
  [Symbol.split](text: string, limit?: number): string[] {
    return text.split(this.expression, limit);
  }
}
export type { Compiled };

/** Words that are looked for anywhere in a text, at its start, at its end, or as all of it. */
export class Words extends Compiled {
  private spelt: readonly string[] | null = null;
  /** Its number among the sets for which a text is searched before its readers; -1 where it is none of them. */
  cue = -1;

  constructor(
    private readonly lists: readonly (string | Words)[],
    private readonly place: Place,
    flags: string,
  ) {
    super(() => SHAPES[place](choiceOf(this.list)), flags);
  }

  /** In the order in which they are tried. */
  get list(): readonly string[] {
    return (this.spelt ??= wordsOf(this.lists));
  }

  /** The words as a part of a form. */
  get any(): string {
    const { list } = this;
    return (this.choice ??= list.length === 1 && list[0]?.length === 1 ? escaped(list[0]) : `(?:${choiceOf(list)})`);
  }
  private choice: string | null = null;

  private table: ReadonlyMap<number, readonly string[]> | null = null;
  private looked = 0;

  override test(text: string): boolean {
    const { place } = this;
    if (place === 'in') {
      const { list } = this;
      if (list.length > FEW && (this.looked += list.length * text.length) > MANY) return super.test(text);
      for (let i = 0; i < list.length; i++) if (text.includes(list[i]!)) return true;
      return false;
    }
    const table = (this.table ??= byUnit(this.list, place === 'end'));
    const near = table.get(text.charCodeAt(place === 'end' ? text.length - 1 : 0));
    if (near === undefined) return false;
    for (const word of near)
      if (place === 'start' ? text.startsWith(word) : place === 'end' ? text.endsWith(word) : text === word)
        return true;
    return false;
  }
}

type Place = 'in' | 'start' | 'end' | 'whole';

/** So few words are looked for one by one, without a regular expression. */
const FEW = 2;
/**
 * More words are looked for one by one as long as that takes less time than making the expression: until so many UTF-16
 * units were looked at. Most sets are never asked so often in one draft.
 */
const MANY = 60_000;

const SHAPES: Readonly<Record<Place, (any: string) => string>> = {
  in: (any) => any,
  start: (any) => `^(?:${any})`,
  end: (any) => `(?:${any})$`,
  whole: (any) => `^(?:${any})$`,
};

const SIGNS = /[.*+?^${}()|[\]\\/]/g;
const escaped = (word: string): string => word.replace(SIGNS, '\\$&');

/** The words as a regular expression has them; few sets hold a sign that means something there. */
function choiceOf(list: readonly string[]): string {
  const text = list.join(' ');
  return text.search(SIGNS) < 0 ? text.replaceAll(' ', '|') : list.map(escaped).join('|');
}

function byUnit(list: readonly string[], last: boolean): ReadonlyMap<number, readonly string[]> {
  const table = new Map<number, string[]>();
  for (const word of list) {
    const unit = word.charCodeAt(last ? word.length - 1 : 0);
    const near = table.get(unit);
    if (near) near.push(word);
    else table.set(unit, [word]);
  }
  return table;
}

/**
 * Words that may stand anywhere. They are separated by blanks; [省市县] stands for one of its characters, a question
 * mark makes the character or choice before it optional, and other sets of words may be given among them.
 */
export const words = (...lists: readonly (string | Words)[]): Words => new Words(lists, 'in', '');
/** The same for every occurrence: for replacing and splitting. */
export const everyWord = (...lists: readonly (string | Words)[]): Words => new Words(lists, 'in', 'g');
/** Words at the start of a text. */
export const opening = (...lists: readonly (string | Words)[]): Words => new Words(lists, 'start', '');
/** Words at the end of a text. */
export const closing = (...lists: readonly (string | Words)[]): Words => new Words(lists, 'end', '');
/** Words that are all of a text. */
export const whole = (...lists: readonly (string | Words)[]): Words => new Words(lists, 'whole', '');

function wordsOf(lists: readonly (string | Words)[]): string[] {
  const all = new Set<string>();
  for (const list of lists) {
    const given = typeof list === 'string' ? list.split(' ') : list.list;
    const mayChoose = typeof list === 'string' && HAS_CHOICE.test(list);
    for (const word of given) {
      if (mayChoose && HAS_CHOICE.test(word)) for (const one of spelled(word)) all.add(one);
      else if (word !== '') all.add(word);
    }
  }
  return [...all];
}

const HAS_CHOICE = /[[?]/;

/** A word with its choices: 全[市县] is 全市 and 全县, 审执?结 is 审执结 and 审结. */
function spelled(word: string): string[] {
  let out = [''];
  for (const [, choice, unit, may] of word.matchAll(/(?:\[([^[\]]+)\]|(.))(\?)?/gu)) {
    const parts = choice === undefined ? [unit ?? ''] : [...choice];
    if (may) parts.push('');
    out = out.flatMap((start) => parts.map((part) => start + part));
  }
  return out.filter((one) => one !== '');
}

/** A form, with words or other forms put into it: form`^的?${PRICES}(${PAYMENTS})`. Backslashes need no escaping. */
export type FormTag = (strings: TemplateStringsArray, ...parts: readonly (Words | Compiled | string)[]) => Compiled;

const tag =
  (flags: string): FormTag =>
  ({ raw }, ...parts) =>
    new Compiled(
      () =>
        raw.reduce((source, piece, i) => {
          const part = parts[i - 1] ?? '';
          return (
            source + (typeof part === 'string' ? part : part instanceof Words ? part.any : `(?:${part.source})`) + piece
          );
        }),
      flags,
    );

/** A form that is looked for anywhere. */
export const form = tag('');
/** The same for every match, from left to right. */
export const everyForm = tag('g');
/** A form that must match at `lastIndex`. */
export const formAt = tag('y');
/** A form that matches characters instead of UTF-16 units, as \p{…} needs. */
export const formByCharacter = tag('u');

/**
 * Words that do not count where one of others stands right behind them, in the order in which they are tried: 增加, but
 * not that of 增加值, is `unlessBefore({ 增加: '值' })`.
 */
export const unlessBefore = (table: Readonly<Record<string, string>>): Compiled =>
  new Compiled(
    () =>
      Object.entries(table)
        .map(([word, behind]) => `${escaped(word)}(?!${words(behind).any})`)
        .join('|'),
    '',
  );
