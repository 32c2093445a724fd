/**
 * Writes texts of the corpus, their annotations and their faulty twins from the marked texts in corpus/marked. Run by
 * `npm run annotations`; a test fails while what is written differs from the marks.
 *
 * Whoever annotates reads the text and marks it; nothing here asks the program what it reads. Offsets are counted from
 * the marks, values from the numerals as printed, and every formula is reckoned again, so that a text whose arithmetic
 * is wrong in its last digit is refused. docs/contributing.md says how the marks are written.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

type Pair = readonly [number, number];

export interface MarkedFigure {
  at: Pair;
  text: string;
  kind: string;
  value: string;
  unit: string;
  bound: string;
  indicator: string;
  /** Other words of the text that name it as well. */
  also?: string[];
  /** As written in the paragraph; empty where it is not. */
  period: string;
  /** The calendar time (`2023`, `2023-01/2023-06`), empty for dates and lengths, null where the text does not settle it. */
  resolved: string | null;
  /** 全县, 市本级, 规模以上 … as written and still holding; empty where none does, null where readers may differ. */
  scope: string | null;
  change?: string;
  against?: string;
  optional?: true;
}

interface Named extends MarkedFigure {
  id?: string;
  formula?: string;
}

export interface MarkedRelation {
  kind: string;
  figures: { text: string; at: Pair }[];
  claim: string;
  holds: true;
  why: string;
}

interface Fault {
  at: Pair;
  text: string;
  rule: string;
  /** The figures that the wrong one is reckoned with: a sum is as well marked at its total. */
  or?: Pair[];
}

interface Marked {
  text: string;
  annotations: Record<string, unknown> & { figures: MarkedFigure[]; relations: MarkedRelation[] };
  faulty: string;
  faults: Fault[];
}

/** What stands in a line behind the text, after a line of `=====`. */
const TAIL = /\n=====\n/;
const FLAGS: Record<string, readonly [keyof MarkedFigure, string]> = {
  '+': ['change', 'rise'],
  '-': ['change', 'fall'],
  '~': ['bound', 'about'],
  '>': ['bound', 'over'],
  '<': ['bound', 'under'],
};
const KEYS: Record<string, keyof MarkedFigure> = {
  k: 'kind',
  v: 'value',
  u: 'unit',
  b: 'bound',
  p: 'period',
  r: 'resolved',
  s: 'scope',
  a: 'against',
};

/** Reads a marked text. Throws an error that names the place where a mark or the arithmetic is wrong. */
export function readMarked(source: string): Marked {
  const [body, tail = ''] = source.split(TAIL) as [string, string?];
  const page = new Page();
  for (const line of body.split('\n')) page.line(line);
  const text = `${page.text.trimEnd()}\n`;
  for (const f of page.figures) {
    for (const words of [f.indicator, ...(f.also ?? []), f.period, f.against ?? '']) {
      if (!text.includes(words)) throw new Error(`no words of the text: ${words} (${f.text})`);
    }
  }
  const byId = new Map(page.figures.flatMap((f) => (f.id ? [[f.id, f] as const] : [])));
  const relations = page.figures.flatMap((f) => (f.formula ? [reckoned(f, f.formula, byId)] : []));
  const attributions: unknown[] = [];
  const planted: { rule: string; before: string; right: string; wrong: string; after: string }[] = [];
  for (const row of tail.split('\n').filter(Boolean)) {
    const m = /^(\w+) (.*)$/.exec(row);
    if (m?.[1] === 'subset') relations.push(within(m[2]!, byId));
    else if (m?.[1] === 'attr') attributions.push(attribution(m[2]!, text));
    else if (m?.[1] === 'fault') planted.push(fault(m[2]!));
    else throw new Error(`neither subset, attr nor fault: ${row}`);
  }
  const figures = page.figures.map(({ id: _id, formula: _formula, ...f }) => f);
  const { enumerations, slogans, outline } = page;
  return {
    text,
    annotations: { figures, enumerations, attributions, slogans, outline, relations, issues: [] },
    ...plant(text, planted, relations),
  };
}

/** The text as it grows, without its marks. */
class Page {
  text = '';
  readonly figures: Named[] = [];
  readonly enumerations: unknown[] = [];
  readonly slogans: unknown[] = [];
  readonly outline: unknown[] = [];
  private frame = { period: '', resolved: '' as string | null, scope: '' as string | null };

  /** A period and a scope hold to the end of their paragraph, a calendar time until another is given. */
  line(line: string): void {
    this.frame = { ...this.frame, period: '', scope: '' };
    const heading = /^#([012])(\??) /.exec(line);
    const start = this.text.length;
    const [head, body = ''] = (heading ? line.slice(heading[0].length) : line).split('‖') as [string, string?];
    this.run(head);
    if (heading) {
      const text = this.text.slice(start);
      const number = /^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）)/.exec(text)?.[0] ?? '';
      const optional = heading[2] ? { optional: true } : {};
      this.outline.push({ at: [start, this.text.length], text, level: Number(heading[1]), number, ...optional });
    }
    this.run(body);
    this.text += '\n';
  }

  private run(marked: string): void {
    let rest = marked;
    while (rest) {
      const m = /^(?:\{([^}]*)\}|\[([^\]]*)\]|⟪([^⟫]*)⟫|<((?:\[[^\]]*\]|⟪[^⟫]*⟫|[^>|[⟪])*)\|([^>]*)>|[^{[⟪<]+)/u.exec(
        rest,
      );
      if (!m) throw new Error(`a mark that does not end: ${rest.slice(0, 40)}`);
      rest = rest.slice(m[0].length);
      if (m[1] !== undefined) this.setFrame(m[1]);
      else if (m[2] !== undefined) this.figure(m[2]);
      else if (m[3] !== undefined) this.slogan(m[3]);
      else if (m[4] !== undefined) this.enumeration(m[4], m[5]!);
      else this.text += m[0];
    }
  }

  private put(text: string): Pair {
    const start = this.text.length;
    this.text += text;
    return [start, this.text.length];
  }

  private setFrame(words: string): void {
    for (const word of words.split(' ')) {
      const [key, value] = pairOf(word);
      const name = KEYS[key];
      if (name !== 'period' && name !== 'resolved' && name !== 'scope') throw new Error(`no frame: {${words}}`);
      this.frame = { ...this.frame, [name]: open(value) };
    }
  }

  private figure(mark: string): void {
    const [text, names = '', options = ''] = mark.split('|') as [string, string?, string?];
    const [indicator = '', ...also] = names.split('/');
    const at = this.put(text);
    const set: Record<string, unknown> = also.length ? { also } : {};
    for (const word of options.split(' ').filter(Boolean)) {
      if (FLAGS[word]) set[FLAGS[word][0]] = FLAGS[word][1];
      else if (word === '?') set['optional'] = true;
      else if (word.startsWith('#')) set['id'] = word.slice(1);
      else if (word.startsWith('=')) set['formula'] = word.slice(1);
      else {
        const [key, value] = pairOf(word);
        if (!KEYS[key]) throw new Error(`no option ${word}: [${mark}]`);
        set[KEYS[key]] = open(value);
      }
    }
    const { kind, value, unit, bound } = measured(text, set);
    const timeless = kind === 'date' || kind === 'duration';
    const frame = timeless ? { period: '', resolved: '', scope: '' } : this.frame;
    this.figures.push({ at, text, kind, value, unit, bound, indicator, ...frame, ...set });
  }

  private slogan(mark: string): void {
    const [text, kind = 'set-phrase', optional] = mark.split('|') as [string, string?, string?];
    const quoted = /^“(.*)”$/.exec(text)?.[1];
    const start = this.put(text)[0] + (quoted === undefined ? 0 : 1);
    const words = quoted ?? text;
    const rest = optional ? { optional: true } : {};
    this.slogans.push({ at: [start, start + words.length], text: words, kind, canonical: words, ...rest });
  }

  private enumeration(marked: string, options: string): void {
    const [count, items = '', optional] = options.split('|') as [string, string?, string?];
    const start = this.text.length;
    this.run(marked);
    const text = this.text.slice(start);
    const listed = items ? items.split('/') : [];
    this.enumerations.push({
      at: [start, this.text.length],
      text,
      count: Number(count),
      items: listed,
      listed: listed.length,
      holds: listed.length ? listed.length === Number(count) : null,
      ...(optional ? { optional: true } : {}),
    });
  }
}

/** `_` stands for nothing, `*` for what the text leaves open. */
const open = (value: string): string | null => (value === '*' ? null : value === '_' ? '' : value);

function pairOf(word: string): [string, string] {
  const at = word.indexOf('=');
  return at < 0 ? [word, ''] : [word.slice(0, at), word.slice(at + 1)];
}

const KINDS: Record<string, string> = {
  百分点: 'points',
  '%': 'percent',
  '‰': 'percent',
  倍: 'multiple',
  番: 'multiple',
};
const MAGNITUDES: Record<string, number> = { 万: 4, 亿: 8, 千: 3, 百: 2 };

/** Kind, value, unit and bound of a figure by the conventions of the annotations; what a mark states goes before. */
function measured(text: string, set: { kind?: string; value?: string }): MarkedFigure {
  const found = { kind: set.kind ?? '', value: '', unit: '', bound: 'exact' } as MarkedFigure;
  const date = /^(?:(\d{4})(?:年|-))?(?:(\d{1,2})(?:月份?|-)?)?(?:(\d{1,2})日?)?$/.exec(text);
  const months = /^(\d{1,2})—(\d{1,2})月(?:份)?$/.exec(text);
  const pad = (n: string): string => n.padStart(2, '0');
  if (!set.kind && months) return { ...found, kind: 'date', value: `--${pad(months[1]!)}/--${pad(months[2]!)}` };
  if (!set.kind && date && /[年月日]|\d-\d/.test(text)) {
    const [, year = '', month, day] = date;
    const rest = [month, day].filter((n) => n !== undefined).map(pad);
    return { ...found, kind: 'date', value: year ? [year, ...rest].join('-') : `--${rest.join('-')}` };
  }
  const numeral = numeralOf(text);
  if (!numeral) {
    if (set.value === undefined) throw new Error(`a numeral that wants v=: ${text}`);
    return found;
  }
  const [, more, magnitude, unitOf] = /^([多余]?)([万亿千百]*)((?![万亿千百]).*)$/.exec(numeral.rest)!;
  const power = [...magnitude!].reduce((sum, c) => sum + MAGNITUDES[c]!, 0);
  const over = more !== '' || /^[多余]/.test(unitOf!);
  const unit = unitOf!.replace(/^[多余]/, '').replace(/^个(?=百分点|月$|小时$)/, '');
  const kind = set.kind ?? KINDS[unit] ?? (text.startsWith('第') ? 'rank' : 'amount');
  return {
    ...found,
    kind,
    value: shifted(numeral.digits, power),
    unit,
    bound: over ? 'over' : 'exact',
  };
}

/** `digits` times ten to the `power`, without an exponent or idle zeros behind a moved point. */
function shifted(digits: string, power: number): string {
  if (!power) return digits;
  const [whole = '', part = ''] = digits.split('.');
  const all = whole + part.padEnd(power, '0');
  const left = all.slice(0, whole.length + power).replace(/^(-?)0+(?=\d)/, '$1');
  const right = trimmed(all.slice(whole.length + power));
  return right ? `${left}.${right}` : left;
}

function trimmed(digits: string): string {
  let end = digits.length;
  while (digits[end - 1] === '0') end--;
  return digits.slice(0, end);
}

/** The digits of the first numeral without thousands marks, and what follows it. */
function numeralOf(text: string): { digits: string; rest: string } | null {
  const start = text.search(/\d/);
  if (start < 0) return null;
  let end = start;
  while (/\d/.test(text[end] ?? '') || (/[.,\s]/.test(text[end] ?? '') && /\d/.test(text[end + 1] ?? ''))) end++;
  const sign = text[start - 1] === '-' ? '-' : '';
  return { digits: sign + text.slice(start, end).replace(/[\s,]/g, ''), rest: text.slice(end) };
}

const printed = (f: MarkedFigure): string => numeralOf(f.text)?.digits ?? f.value;
const NAME = /[a-z]\w*/g;

/** The relation that a figure's formula states. Throws where the figure is not what the formula gives, rounded. */
function reckoned(f: Named, formula: string, byId: ReadonlyMap<string, Named>): MarkedRelation {
  const names = [...new Set(formula.match(NAME) ?? [])];
  const parts = names.map((name) => {
    const part = byId.get(name);
    if (!part) throw new Error(`no figure #${name}: ${formula}`);
    return part;
  });
  const value = worth(formula, (name) => Number(printed(byId.get(name)!)));
  const own = printed(f);
  const decimals = own.split('.')[1]?.length ?? 0;
  if (!(Math.abs(value - Number(own)) <= 0.5 * 10 ** -decimals + 1e-9)) {
    throw new Error(`${f.text} (${f.indicator}) is not ${formula} = ${value}`);
  }
  const shown = (words: (name: string) => string): string =>
    formula.replace(NAME, words).replace(/\*\*/g, '^').replace(/\*/g, '×').replace(/\//g, '÷');
  const exact = Math.abs(value - Number(own)) < 1e-9;
  const result = exact ? own : `${value.toFixed(decimals + 2)}，四舍五入为${own}`;
  return {
    kind: kindOf(formula),
    figures: [...parts, f].map(({ text, at }) => ({ text, at })),
    claim: `${shown((name) => byId.get(name)!.text)} = ${f.text}`,
    holds: true,
    why: `${shown((name) => printed(byId.get(name)!))}=${result}`,
  };
}

/** Reckons + - * / ** and brackets over numbers and names, and nothing else. */
export function worth(formula: string, of: (name: string) => number): number {
  const tokens = formula.match(/[a-z]\w*|\d+(?:\.\d+)?|\*\*|[-+*/()]/g) ?? [];
  if (tokens.join('') !== formula) throw new Error(`not a formula: ${formula}`);
  let i = 0;
  const sum = (): number => {
    let value = product();
    while (tokens[i] === '+' || tokens[i] === '-') value = tokens[i++] === '+' ? value + product() : value - product();
    return value;
  };
  const product = (): number => {
    let value = power();
    while (tokens[i] === '*' || tokens[i] === '/') value = tokens[i++] === '*' ? value * power() : value / power();
    return value;
  };
  const power = (): number => {
    const base = atom();
    return tokens[i] === '**' ? (i++, base ** power()) : base;
  };
  const atom = (): number => {
    const token = tokens[i++];
    if (token === undefined) throw new Error(`a formula that does not end: ${formula}`);
    if (token !== '(') return /\d/.test(token[0]!) ? Number(token) : of(token);
    const value = sum();
    if (tokens[i++] !== ')') throw new Error(`a bracket that does not end: ${formula}`);
    return value;
  };
  return sum();
}

function kindOf(formula: string): string {
  if (/^[\w.+]+$/.test(formula)) return 'sum';
  if (/^[-\w.+]+$/.test(formula)) return 'difference';
  if (/^\(?[\w+]+\)?\/\(?[\w+]+\)?(?:\*100|\/100)$/.test(formula)) return 'rate';
  return /\*100$/.test(formula) && !/^[^-]*-[^-]*\*100-/.test(formula) ? 'growth' : 'quotient';
}

function within(row: string, byId: ReadonlyMap<string, Named>): MarkedRelation {
  const [part, whole] = row.split(' <= ').map((name) => byId.get(name));
  if (!part || !whole) throw new Error(`no such figures: ${row}`);
  if (Number(part.value) > Number(whole.value)) throw new Error(`${part.text} is more than ${whole.text}`);
  const words = `${part.text}≤${whole.text}`;
  const figures = [part, whole].map(({ text, at }) => ({ text, at }));
  return { kind: 'subset', figures, claim: words.replace('≤', ' ≤ '), holds: true, why: words };
}

/** `key=words` of which no words hold a blank; the words must stand in the text once, the mention before the cue. */
function attribution(row: string, text: string): unknown {
  const get = Object.fromEntries(row.split(' ').map(pairOf)) as Record<string, string>;
  const content = only(text, get['content']!);
  const cueStart = text.lastIndexOf(get['cue']!, content[0]);
  const mention = text.lastIndexOf(get['mention']!, cueStart);
  return {
    speaker: get['speaker'],
    title: get['title'],
    source: get['source'],
    mode: get['mode'],
    mention: [mention, mention + get['mention']!.length],
    cue: { at: [cueStart, cueStart + get['cue']!.length], text: get['cue'] },
    content,
  };
}

function only(text: string, words: string): Pair {
  const at = text.indexOf(words);
  if (at < 0 || text.includes(words, at + 1)) throw new Error(`must stand in the text once: ${words}`);
  return [at, at + words.length];
}

function fault(row: string): { rule: string; before: string; right: string; wrong: string; after: string } {
  const m = /^(\S+): ([^⟦]*)⟦([^→]*)→([^⟧]*)⟧(.*)$/u.exec(row);
  if (!m) throw new Error(`not a fault: ${row}`);
  return { rule: m[1]!, before: m[2]!, right: m[3]!, wrong: m[4]!, after: m[5]! };
}

/** Plants the faults, and says where each stands then. One that takes words away marks the words before. */
function plant(
  text: string,
  planted: readonly ReturnType<typeof fault>[],
  relations: readonly MarkedRelation[],
): { faulty: string; faults: Fault[] } {
  const edits = planted
    .map((p) => ({ ...p, start: only(text, p.before + p.right + p.after)[0] + p.before.length }))
    .sort((a, b) => a.start - b.start);
  let faulty = '';
  let done = 0;
  for (const { right, wrong, before, start } of edits) {
    if (start < done) throw new Error(`two faults in one place: ${before}${right}`);
    faulty += text.slice(done, start) + wrong;
    done = start + right.length;
  }
  const moved = (at: number): number =>
    at + edits.reduce((n, e) => (e.start + e.right.length <= at ? n + e.wrong.length - e.right.length : n), 0);
  const faults = edits.map(({ rule, before, right, wrong, start }): Fault => {
    const words = wrong || before;
    const from = moved(start) - (wrong ? 0 : before.length);
    const end = start + right.length;
    const broken = relations.filter((r) => r.figures.some((f) => start < f.at[1] && f.at[0] < end));
    const others = broken.flatMap((r) => r.figures).filter((f) => f.at[1] <= start || end <= f.at[0]);
    const or = [...new Map(others.map((f) => [f.at[0], [moved(f.at[0]), moved(f.at[1])] as const])).values()];
    return { at: [from, from + words.length], text: words, rule, ...(or.length ? { or } : {}) };
  });
  return { faulty: faulty + text.slice(done), faults };
}

/** File name, from the root, to content. */
export function annotationFiles(root: string): Map<string, string> {
  const folder = join(root, 'corpus/marked');
  const files = new Map<string, string>();
  for (const name of readdirSync(folder).sort()) {
    let marked: Marked;
    try {
      marked = readMarked(readFileSync(join(folder, name), 'utf8'));
    } catch (error) {
      throw new Error(`corpus/marked/${name}: ${(error as Error).message}`, { cause: error });
    }
    const stem = name.replace(/\.\w+$/, '');
    const twin = name.replace(/(\.\w+)$/, '-faulty$1');
    const made = 'read and marked by hand in corpus/marked; the program was not asked';
    files.set(`corpus/texts/${name}`, marked.text);
    files.set(`corpus/texts/${stem}.json`, json({ document: name, made, ...marked.annotations }));
    files.set(`corpus/faulty/${twin}`, marked.faulty);
    files.set(`corpus/faulty/${stem}-faulty.json`, json({ document: twin, faults: marked.faults }));
  }
  return files;
}

/** One entry a line. */
function json(value: Record<string, unknown>): string {
  const rows = Object.entries(value).map(([key, x]) => {
    if (!Array.isArray(x)) return `  ${JSON.stringify(key)}: ${JSON.stringify(x)}`;
    const entries = x.map((e) => `    ${JSON.stringify(e)}`).join(',\n');
    return `  ${JSON.stringify(key)}: [${entries ? `\n${entries}\n  ` : ''}]`;
  });
  return `{\n${rows.join(',\n')}\n}\n`;
}

if (require.main === module) {
  const root = join(__dirname, '..');
  for (const [name, content] of annotationFiles(root)) writeFileSync(join(root, name), content);
}
