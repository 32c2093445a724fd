/**
 * Findings that the writer lets stand: by a comment in Markdown, by an entry of the project file, or by the baseline of
 * an old document. They are filtered here, so that editor, task and command line leave out the same ones.
 */
import { unknownName } from '../config';
import type { Analysis, Finding, Fix, LetStand, Site } from '../model';
import { site } from '../model';
import { RULES } from '../rules/index';
import { isDeskRule } from '../rules/rule';
import type { IgnoredFinding, Settings } from '../settings';
import { levelOf } from '../settings';
import { SpanIndex } from '../text/span-index';

type Document = Pick<Analysis, 'text' | 'format' | 'findings'>;

/** What is left of some findings, and what of the writer's comments and entries had no effect. */
export interface Kept {
  readonly findings: readonly Finding<Site>[];
  /** What was left out, in the order of the findings. */
  readonly letStand: readonly LetStand[];
  /** Comments that match no finding, or name no rule. */
  readonly unused: readonly { readonly at: Site; readonly message: string; readonly fix?: Fix<Site> }[];
  /** Entries of the project file for this draft alone that match no finding. */
  readonly stale: readonly IgnoredFinding[];
}

/** Leaves out the findings that the writer lets stand. */
export function withoutIgnored({ text, format, findings }: Document, settings: Settings): Kept {
  const comments = format === 'markdown' && text.includes(COMMENT_MARK) ? commentsOf(text) : [];
  const entries = settings.ignoreFindings;
  if (!comments.length && !entries.length) return { findings, letStand: [], unused: [], stale: [] };
  const claims = comments.flatMap((c) => c.claims);
  const used = usedOf(claims, findings);
  const claimReason = claimed(claims);
  const own = entries.filter((e) => e.before === undefined);
  const by = new Map<Finding<Site>, Omit<LetStand, 'finding'>>();
  const left = findings.filter((finding) => {
    const entry = own.find((e) => isOf(e.rule, finding) && holds(text, e.words, finding.at));
    if (entry) used.add(entry);
    const reason = entry ? (entry.reason ?? '') : claimReason(finding);
    if (reason === null) return true;
    by.set(finding, { by: entry ? 'project' : 'comment', reason });
    return false;
  });
  const known = entries.filter((e) => e.before !== undefined);
  const kept = known.length ? withoutKnown(text, left, known) : left;
  if (kept.length < left.length) {
    const stays = new Set(kept);
    for (const finding of left) if (!stays.has(finding)) by.set(finding, { by: 'baseline', reason: '' });
  }
  return {
    findings: kept,
    letStand: findings.flatMap((finding) => {
      const how = by.get(finding);
      return how ? [{ finding, ...how }] : [];
    }),
    unused: comments.flatMap((comment) => problemOf(text, comment, used, settings)),
    stale: own.filter(
      (e) =>
        isOfOneDraft(e) &&
        !used.has(e) &&
        !MAY_BE_BESIDE.has(e.rule) &&
        levelOf(e.rule, 'error', settings.rules) !== 'off',
    ),
  };
}

/** The words on both sides, by which a finding is recognised when the text around it has moved. */
export function wordsAround(text: string, { start, end }: Site): { words: string; before: string; after: string } {
  const bare = (s: string): string => s.replace(/\s+/g, '');
  return {
    words: bare(text.slice(start, Math.min(end, start + LONGEST_KEPT))),
    before: bare(text.slice(Math.max(0, start - 2 * AROUND), start)).slice(-AROUND),
    after: bare(text.slice(end, end + 2 * AROUND)).slice(0, AROUND),
  };
}

/**
 * The words by which an entry of the project file may name a finding: its own, with their clause where they are few.
 */
export function wordsOf(text: string, { start, end }: Site): string {
  if (end - start >= ENOUGH) return text.slice(start, Math.min(end, start + LONGEST_KEPT));
  let from = start;
  let to = end;
  while (from > 0 && start - from < AROUND && !/[，。；：！？\s]/.test(text.charAt(from - 1))) from--;
  while (to < text.length && to - end < AROUND && !/[，。；：！？\s]/.test(text.charAt(to))) to++;
  return text.slice(from, to);
}

const COMMENT_MARK = 'wenheng-ignore';
const COMMENT_START = /<!--[ \t]*wenheng-ignore(-start|-end)?(?=\s|-->)/g;
const COMMENT_END = '-->';
/** Characters kept on either side of a finding, and of the finding itself. */
const AROUND = 12;
const LONGEST_KEPT = 60;
const ENOUGH = 8;

/** One rule or group that a comment names, and where it holds. */
interface Claim {
  readonly rule: string;
  readonly start: number;
  /** Where it ends; for a stretch that is still open, the end of the text. */
  end: number;
  readonly reason: string;
}

interface Comment {
  readonly at: Site;
  readonly claims: readonly Claim[];
  /** What is wrong with the comment itself; empty where nothing is. */
  readonly problem: string;
}

/** Names of rules and groups that may concern findings from comparison with other drafts. */
const MAY_BE_BESIDE = new Set(RULES.filter(isDeskRule).flatMap((r) => [r.id, r.id.slice(0, r.id.indexOf('/'))]));

const GROUPS_AND_RULES = new Set(RULES.flatMap((r) => [r.id, r.id.slice(0, r.id.indexOf('/'))]));

function commentsOf(text: string): Comment[] {
  const comments: Comment[] = [];
  const isFenced = fenced(text);
  const reachOf = reaches(text);
  const open = new Map<string, Claim[]>();
  COMMENT_START.lastIndex = 0;
  for (let m = COMMENT_START.exec(text); m; m = COMMENT_START.exec(text)) {
    const body = COMMENT_START.lastIndex;
    const close = text.indexOf(COMMENT_END, body);
    if (close < 0) break;
    COMMENT_START.lastIndex = close + COMMENT_END.length;
    const at = site(m.index, COMMENT_START.lastIndex);
    if (text[at.start - 1] === '`' || isFenced(at)) continue;
    const written = text.slice(body, close);
    const listed = /^[\sa-z/,，、-]*/.exec(written)?.[0] ?? '';
    const names = listed.split(/[\s,，、]+/).filter((name) => /^[a-z]/.test(name));
    const reason = written.slice(listed.length).replace(/\s+/g, ' ').trim();
    const unknown = names.find((name) => !GROUPS_AND_RULES.has(name));
    const problem = unknown
      ? unknownName('规则', unknown, GROUPS_AND_RULES)
      : names.length || m[1] === '-end'
        ? ''
        : '要写明忽略哪条规则，如 <!-- wenheng-ignore arithmetic/rate 口径不同 -->';
    if (m[1] === '-end') {
      endStretches(open, names, at.start);
      if (problem) comments.push({ at, claims: [], problem });
      continue;
    }
    const range = m[1] ? { start: at.end, end: text.length } : reachOf(at);
    const claims = names.filter((name) => GROUPS_AND_RULES.has(name)).map((rule) => ({ rule, reason, ...range }));
    comments.push({ at, claims, problem });
    for (const claim of m[1] ? claims : []) {
      const same = open.get(claim.rule);
      if (same) same.push(claim);
      else open.set(claim.rule, [claim]);
    }
  }
  return comments;
}

/** Ends the stretches that are still open; only those of the named rules where `names` has some. */
function endStretches(open: Map<string, Claim[]>, names: readonly string[], end: number): void {
  for (const rule of names.length ? names : [...open.keys()]) {
    for (const claim of open.get(rule) ?? []) claim.end = end;
    open.delete(rule);
  }
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/**
 * Where each comment holds: on its line, or, where it stands alone there, in the block that follows. Must be asked in
 * the order of the comments. Comments of one line, and those before one block, share one answer.
 */
function reaches(text: string): (at: Site) => Stretch {
  let line: Stretch | null = null;
  let hasWords = false;
  let block: (Stretch & { readonly from: number }) | null = null;
  return (at) => {
    if (!line || at.start >= line.end) {
      line = lineAround(text, at.start);
      hasWords = /[^\s>*+-]/.test(withoutComments(text.slice(line.start, line.end)));
    }
    if (hasWords) return line;
    const next = lineAfter(text, Math.max(line.end, at.end));
    if (!block || next.start > block.start || next.start < block.from) {
      block = { ...blockFrom(text, next, block), from: next.start };
    }
    return { start: block.start, end: block.end };
  };
}

/** The first block at or after a line. `before` is an earlier answer, whose end still holds for the lines in it. */
function blockFrom(text: string, line: Stretch, before: Stretch | null): Stretch {
  let { start, end } = line;
  while (start < text.length && !withoutComments(text.slice(start, end)).trim())
    ({ start, end } = lineAfter(text, end));
  const isHeading = (from: number, to: number): boolean => /^ {0,3}#/.test(text.slice(from, Math.min(to, from + 4)));
  if (isHeading(start, end)) return { start, end };
  if (before && start > before.start && start < before.end) return { start, end: before.end };
  for (let next = lineAfter(text, end); next.start < text.length; next = lineAfter(text, next.end)) {
    if (!text.slice(next.start, next.end).trim() || isHeading(next.start, next.end)) break;
    end = next.end;
  }
  return { start, end };
}

/** A line without the comments that begin and end on it. */
function withoutComments(line: string): string {
  let out = '';
  let from = 0;
  for (let at = line.indexOf('<!--'); at >= 0; at = line.indexOf('<!--', from)) {
    const end = line.indexOf(COMMENT_END, at + 4);
    if (end < 0) break;
    out += line.slice(from, at);
    from = end + COMMENT_END.length;
  }
  return out + line.slice(from);
}

function lineAround(text: string, at: number): { start: number; end: number } {
  let start = at;
  while (start > 0 && !isEnd(text, start - 1)) start--;
  return { start, end: endFrom(text, at) };
}

function lineAfter(text: string, end: number): { start: number; end: number } {
  let start = endFrom(text, end);
  if (start < text.length) start += text.startsWith('\r\n', start) ? 2 : 1;
  return { start, end: endFrom(text, start) };
}

const isEnd = (text: string, i: number): boolean => text[i] === '\n' || text[i] === '\r';

function endFrom(text: string, at: number): number {
  let end = at;
  while (end < text.length && !isEnd(text, end)) end++;
  return end;
}

/** Whether a place is in a block of code, asked in order. */
function fenced(text: string): (at: Site) => boolean {
  const marks = [...text.matchAll(/^ {0,3}(?:`{3,}|~{3,})/gm)];
  let k = 0;
  return ({ start, end }) => {
    // Every second fence ends the block that the one before it began.
    while (k < marks.length && (marks[k + 1]?.index ?? text.length) < end) k += 2;
    return (marks[k]?.index ?? Infinity) <= start;
  };
}

const isOf = (rule: string, finding: Finding<Site>): boolean =>
  finding.rule === rule || finding.rule.startsWith(`${rule}/`);

/** The names that match a finding: its rule, and the groups that contain it. */
function namesOf(rule: string): string[] {
  const names = [rule];
  for (let at = rule.lastIndexOf('/'); at > 0; at = rule.lastIndexOf('/', at - 1)) names.push(rule.slice(0, at));
  return names;
}

function grouped<T>(list: readonly T[], namesOfOne: (one: T) => readonly string[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of list) {
    for (const name of namesOfOne(one)) {
      const group = groups.get(name);
      if (group) group.push(one);
      else groups.set(name, [one]);
    }
  }
  return groups;
}

/** Gives the reason of the claim that lets a finding stand; null where none does. */
function claimed(claims: readonly Claim[]): (finding: Finding<Site>) => string | null {
  const groups = grouped(claims, ({ rule }) => [rule]);
  const byRule = new Map([...groups].map(([rule, list]) => [rule, new SpanIndex(list)]));
  return ({ rule, at }) => {
    let reason: string | null = null;
    const take = (claim: Claim): boolean => {
      ({ reason } = claim);
      return true;
    };
    return claims.length > 0 && namesOf(rule).some((name) => byRule.get(name)?.some(at, take)) ? reason : null;
  };
}

/** The claims that match some finding. */
function usedOf(claims: readonly Claim[], findings: readonly Finding<Site>[]): Set<Claim | IgnoredFinding> {
  if (!claims.length) return new Set();
  const groups = grouped(findings, ({ rule }) => namesOf(rule));
  const byName = new Map([...groups].map(([name, list]) => [name, new SpanIndex(list.map(({ at }) => at))]));
  return new Set(claims.filter((claim) => byName.get(claim.rule)?.some(claim)));
}

/** Whether the words stand around the place, or in it. */
function holds(text: string, words: string, { start, end }: Site): boolean {
  if (words.length <= end - start) return text.slice(start, end).includes(words);
  const at = text.indexOf(words, Math.max(0, end - words.length));
  return at >= 0 && at <= start;
}

/**
 * Each line of a baseline matches one finding: first where the words on both sides are as they were, then where one
 * side is.
 */
function withoutKnown(
  text: string,
  findings: readonly Finding<Site>[],
  known: readonly IgnoredFinding[],
): Finding<Site>[] {
  interface Line {
    readonly entry: IgnoredFinding;
    readonly order: number;
    isUsed: boolean;
  }
  const key = (...parts: readonly (string | undefined)[]): string => parts.join('\n');
  const lines = known.map((entry, order): Line => ({ entry, order, isUsed: false }));
  const by = (side: (entry: IgnoredFinding) => string): Map<string, Line[]> =>
    grouped(lines, ({ entry }) => [key(entry.rule, entry.words, side(entry))]);
  const both = by((e) => key('=', e.before, e.after));
  const before = by((e) => key('<', e.before));
  const after = by((e) => key('>', e.after));
  /** The first line that matches no finding yet; the matched ones before it are dropped. */
  const first = (queue: Line[] | undefined, taken: Map<Line[], number>): Line | undefined => {
    if (!queue) return undefined;
    let k = taken.get(queue) ?? 0;
    while (queue[k]?.isUsed) k++;
    taken.set(queue, k);
    return queue[k];
  };
  const taken = new Map<Line[], number>();
  let left = findings.map((finding) => ({ finding, around: wordsAround(text, finding.at) }));
  const leave = (choose: (rule: string, around: ReturnType<typeof wordsAround>) => Line | undefined): void => {
    left = left.filter(({ finding, around }) => {
      const line = choose(finding.rule, around);
      if (line) line.isUsed = true;
      return !line;
    });
  };
  leave((rule, a) => first(both.get(key(rule, a.words, key('=', a.before, a.after))), taken));
  leave((rule, a) => {
    const one = first(before.get(key(rule, a.words, key('<', a.before))), taken);
    const other = first(after.get(key(rule, a.words, key('>', a.after))), taken);
    return one && other ? (one.order < other.order ? one : other) : (one ?? other);
  });
  return left.map(({ finding }) => finding);
}

function problemOf(
  text: string,
  { at, claims, problem }: Comment,
  used: ReadonlySet<Claim | IgnoredFinding>,
  settings: Settings,
): Kept['unused'] {
  if (problem) return [{ at, message: problem }];
  // A comment on a rule that is switched off is no reason to remove it. Comparison with other drafts has not happened
  // yet.
  const live = claims.filter(
    ({ rule }) => !MAY_BE_BESIDE.has(rule) && levelOf(rule, 'error', settings.rules) !== 'off',
  );
  const idle = live.filter((claim) => !used.has(claim));
  if (!idle.length) return [];
  const message = `此处没有 ${idle.map(({ rule }) => rule).join('、')} 可忽略的问题，可以删去`;
  if (idle.length < claims.length) return [{ at, message }];
  const start = text[at.start - 1] === ' ' ? at.start - 1 : at.start;
  return [{ at, message, fix: { title: '删去这条忽略', edits: [{ at: site(start, at.end), newText: '' }] } }];
}

function isOfOneDraft({ files }: IgnoredFinding): boolean {
  const list = typeof files === 'string' ? [files] : (files ?? []);
  return list.length === 1 && !list.some((glob) => /[*?[{]/.test(glob));
}
