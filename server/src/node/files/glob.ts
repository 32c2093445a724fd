/**
 * Globs, matched without backtracking: anybody may have written the patterns of a project file, and matching takes time
 * in proportion to the lengths of pattern and name. `*`, `?`, `[a-z]`, `[!a]`, `{a,b}`, and `**` for any number of
 * folders; a backslash quotes the next character, and unmatched brackets stand for themselves.
 */

/** Whether a name, with `/` between its parts, matches. */
export type Matches = (name: string) => boolean;

/** A longer glob matches nothing; in characters. */
export const LONGEST_GLOB = 2000;

/**
 * Matches what any of the globs matches. One that begins with `!` excludes what earlier ones have matched; where the
 * first one does, everything is matched to begin with.
 */
export function matcherOf(globs: readonly string[]): Matches {
  if (!globs.length) return () => false;
  const tests = globs.map((glob) => ({ takes: !glob.startsWith('!'), matches: programOf(glob.replace(/^!/, '')) }));
  return (name) => {
    let matched = tests[0]?.takes === false;
    for (const { takes, matches } of tests) if (matched !== takes && matches(name)) matched = takes;
    return matched;
  };
}

/**
 * The globs for a pattern as people write it in settings, for names relative to the project's folder. A name without a
 * slash may be that of a file or folder anywhere, such as `草稿`; one with a slash anywhere in it is relative to the
 * project's folder. A backslash is the separator of Windows and quotes nothing; {@link literal} puts special characters
 * in brackets instead.
 */
export function placeGlobs(written: string): string[] {
  const takesOut = written.startsWith('!') ? '!' : '';
  const place = written
    .slice(takesOut.length)
    .trim()
    .replaceAll('\\', '/')
    .replace(/^(?:\.\/)+/, '');
  const name = place.split('/').filter(Boolean).join('/').replace(/^!/, '\\!');
  if (!name) return place ? [`${takesOut}**`] : [];
  const from = takesOut + (place.includes('/') ? name : `**/${name}`);
  if (place.endsWith('/')) return [`${from}/**`];
  return name.endsWith('**') ? [from] : [from, `${from}/**`];
}

/** A glob for settings that matches exactly this name. */
export const literal = (name: string): string => name.replace(/[*?[\]{}]/g, (c) => `[${c}]`).replace(/^!/, '/!');

/** Whether an argument is a glob and not a plain name. */
export const isGlob = (name: string): boolean =>
  /[*?{]/.test(name) || (name.lastIndexOf(']') > name.indexOf('[', 0) + 1 && name.includes('['));

/** The folders before the first part that is a glob; empty where there are none. */
export function baseOf(glob: string): string {
  const parts = glob.split('/');
  const first = parts.findIndex(isGlob);
  return parts.slice(0, Math.max(0, first)).join('/') || (glob.startsWith('/') ? '/' : '');
}

/** One step of a matching program: takes a character, continues at either of two places, or has matched. */
type Step =
  | { readonly takes: (c: string) => boolean }
  | { readonly split: readonly [number, number] }
  | { readonly jump: number }
  | { readonly end: true };

function programOf(glob: string): Matches {
  if (glob.length > LONGEST_GLOB) return () => false;
  const steps = compile([...glob]);
  return (name) => run(steps, name);
}

/** Follows all places at once that the program may have reached, character by character. */
function run(steps: readonly Step[], name: string): boolean {
  let marks = new Uint8Array(steps.length);
  let here: number[] = [];
  const reach = (at: number, list: number[], seen: Uint8Array): void => {
    const open = [at];
    for (let i = open.pop(); i !== undefined; i = open.pop()) {
      if (seen[i]) continue;
      seen[i] = 1;
      const step = steps[i];
      if (!step) continue;
      if ('split' in step) open.push(...step.split);
      else if ('jump' in step) open.push(step.jump);
      else list.push(i);
    }
  };
  reach(0, here, marks);
  for (const c of name) {
    const next: number[] = [];
    marks = new Uint8Array(steps.length);
    for (const i of here) {
      const step = steps[i];
      if (!step) continue;
      if ('takes' in step && step.takes(c)) reach(i + 1, next, marks);
    }
    if (!next.length) return false;
    here = next;
  }
  return here.some((i) => 'end' in (steps[i] ?? {}));
}

const any = (): boolean => true;
const inPart = (c: string): boolean => c !== '/';
const slash = (c: string): boolean => c === '/';

function compile(glob: readonly string[]): Step[] {
  const steps: Step[] = [];
  /** Open braces: the ends of their alternatives, and the split that leads to the next one. */
  const braces: { ends: number[]; split: number }[] = [];
  const repeated = (takes: (c: string) => boolean): void => {
    const at = steps.length;
    steps.push({ split: [at + 1, at + 3] }, { takes }, { jump: at });
  };
  for (let i = 0; i < glob.length; i++) {
    const c = glob[i];
    if (c === undefined) continue;
    const startsPart = i === 0 || glob[i - 1] === '/';
    if (c === '*' && glob[i + 1] === '*') {
      while (glob[i + 1] === '*') i++;
      const endsPart = i + 1 === glob.length || glob[i + 1] === '/';
      if (!startsPart || !endsPart) repeated(inPart);
      else if (i + 1 === glob.length) {
        repeated(any);
      } else {
        // `**/`: nothing, or any folders with the slash after them.
        const at = steps.length;
        steps.push({ split: [at + 1, at + 5] });
        repeated(any);
        steps.push({ takes: slash });
        i++;
      }
    } else if (c === '*') repeated(inPart);
    else if (c === '?') steps.push({ takes: inPart });
    else if (c === '[') {
      const read = classAt(glob, i);
      steps.push({ takes: read ? read.takes : (d) => d === c });
      if (read) i = read.end;
    } else if (c === '{' && glob.includes('}', i)) {
      braces.push({ ends: [], split: steps.length });
      steps.push({ jump: steps.length + 1 });
    } else if (c === ',' && braces.length) {
      const open = braces.at(-1);
      if (!open) continue;
      open.ends.push(steps.length);
      steps.push({ end: true });
      steps[open.split] = { split: [open.split + 1, steps.length] };
      open.split = steps.length;
      steps.push({ jump: steps.length + 1 });
    } else if (c === '}' && braces.length) {
      for (const end of braces.pop()?.ends ?? []) steps[end] = { jump: steps.length };
    } else {
      const plain = c === '\\' ? (glob[++i] ?? c) : c;
      // `folder/**` matches the folder as well.
      const rest = glob.slice(i, i + 4).join('');
      if (plain === '/' && rest === '/**' && steps.length) {
        const at = steps.length;
        steps.push({ split: [at + 1, at + 5] }, { takes: slash });
        repeated(any);
        i += 2;
      } else steps.push({ takes: (d) => d === plain });
    }
  }
  for (const { ends } of braces) for (const end of ends) steps[end] = { jump: steps.length };
  steps.push({ end: true });
  return steps;
}

/** `[a-z]`, `[!a]` or `[^a]`; null where the bracket is not closed. */
function classAt(glob: readonly string[], start: number): { takes: (c: string) => boolean; end: number } | null {
  let i = start + 1;
  const isOther = glob[i] === '!' || glob[i] === '^';
  if (isOther) i++;
  const ranges: [from: string, to: string][] = [];
  const opening = i;
  for (let from = glob[i]; from !== undefined && (from !== ']' || i === opening); from = glob[++i]) {
    const to = glob[i + 1] === '-' ? glob[i + 2] : undefined;
    if (to !== undefined && to !== ']') {
      ranges.push([from, to]);
      i += 2;
    } else ranges.push([from, from]);
  }
  if (i >= glob.length) return null;
  const has = (c: string): boolean => ranges.some(([from, to]) => c >= from && c <= to);
  return { takes: (c) => inPart(c) && has(c) !== isOther, end: i };
}
