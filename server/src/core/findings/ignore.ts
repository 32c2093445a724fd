/**
 * Findings that the writer has looked at and lets stand: by a comment in Markdown, by an entry of the project file, by
 * the baseline of an old document. Filtered here, so that editor, task and command line leave out the same.
 */
import { unknownName } from '../config';
import type { Analysis, Finding, Fix, Site } from '../model';
import { site } from '../model';
import { RULES } from '../rules/index';
import type { IgnoredFinding, Settings } from '../settings';
import { levelOf } from '../settings';

type Document = Pick<Analysis, 'text' | 'format' | 'findings'>;

export interface Kept {
  readonly findings: readonly Finding<Site>[];
  /** Comments that ignore nothing, or name no rule. */
  readonly unused: readonly { readonly at: Site; readonly message: string; readonly fix?: Fix<Site> }[];
  /** Entries of the project file, written for this draft alone, that ignore nothing. */
  readonly stale: readonly IgnoredFinding[];
}

/** What is left of the findings. */
export function withoutIgnored({ text, format, findings }: Document, settings: Settings): Kept {
  const comments = format === 'markdown' && text.includes(MARK) ? commentsOf(text) : [];
  const entries = settings.ignoreFindings;
  if (!comments.length && !entries.length) return { findings, unused: [], stale: [] };
  const used = new Set<Claim | IgnoredFinding>();
  const claims = comments.flatMap((c) => c.claims);
  const own = entries.filter((e) => e.before === undefined);
  const left = findings.filter((finding) => {
    const by = claims.filter((c) => covers(c, finding));
    const entry = own.find((e) => isOf(e.rule, finding) && holds(text, e.words, finding.at));
    for (const claim of by) used.add(claim);
    if (entry) used.add(entry);
    return !by.length && !entry;
  });
  const known = entries.filter((e) => e.before !== undefined);
  return {
    findings: known.length ? withoutKnown(text, left, known) : left,
    unused: comments.flatMap((comment) => problemOf(text, comment, used, settings)),
    stale: own.filter((e) => isOfOneDraft(e) && !used.has(e) && levelOf(e.rule, 'error', settings.rules) !== 'off'),
  };
}

/** The words by which a finding is known again when the text around it has moved. */
export function wordsAround(text: string, { start, end }: Site): { words: string; before: string; after: string } {
  const bare = (s: string): string => s.replace(/\s+/g, '');
  return {
    words: bare(text.slice(start, Math.min(end, start + LONGEST))),
    before: bare(text.slice(Math.max(0, start - 2 * AROUND), start)).slice(-AROUND),
    after: bare(text.slice(end, end + 2 * AROUND)).slice(0, AROUND),
  };
}

/** Words that an entry of the project file may name a finding by: its own, with the clause where they are few. */
export function wordsOf(text: string, { start, end }: Site): string {
  if (end - start >= ENOUGH) return text.slice(start, Math.min(end, start + LONGEST));
  let from = start;
  let to = end;
  while (from > 0 && start - from < AROUND && !/[，。；：！？\s]/.test(text[from - 1]!)) from--;
  while (to < text.length && to - end < AROUND && !/[，。；：！？\s]/.test(text[to]!)) to++;
  return text.slice(from, to);
}

const MARK = 'wenheng-ignore';
const COMMENT = /<!--[ \t]*wenheng-ignore(-start|-end)?(?=\s|-->)([^]*?)-->/g;
/** Characters kept on either side of a finding, and of the finding itself. */
const AROUND = 12;
const LONGEST = 60;
const ENOUGH = 8;

/** One rule or group that a comment names, and where it holds. */
interface Claim {
  readonly rule: string;
  readonly start: number;
  readonly end: number;
}

interface Comment {
  readonly at: Site;
  readonly claims: readonly Claim[];
  /** What is wrong with the comment itself; empty where nothing is. */
  readonly problem: string;
}

const GROUPS_AND_RULES = new Set(RULES.flatMap((r) => [r.id, r.id.slice(0, r.id.indexOf('/'))]));

function commentsOf(text: string): Comment[] {
  const comments: Comment[] = [];
  const fences = fencesOf(text);
  for (const m of text.matchAll(COMMENT)) {
    const at = site(m.index, m.index + m[0].length);
    if (text[at.start - 1] === '`' || fences.some((f) => f.start <= at.start && at.end <= f.end)) continue;
    const names = /^[\sa-z/,，、-]*/
      .exec(m[2]!)![0]
      .split(/[\s,，、]+/)
      .filter((name) => /^[a-z]/.test(name));
    const unknown = names.find((name) => !GROUPS_AND_RULES.has(name));
    const problem = unknown
      ? unknownName('规则', unknown, GROUPS_AND_RULES)
      : names.length || m[1] === '-end'
        ? ''
        : '要写明忽略哪条规则，如 <!-- wenheng-ignore arithmetic/rate 口径不同 -->';
    if (m[1] === '-end') {
      close(comments, names, at.start);
      if (problem) comments.push({ at, claims: [], problem });
      continue;
    }
    const range = m[1] ? { start: at.end, end: text.length } : reachOf(text, at);
    const claims = names.filter((name) => GROUPS_AND_RULES.has(name)).map((rule) => ({ rule, ...range }));
    comments.push({ at, claims, problem });
  }
  return comments;
}

/** Ends the stretches still open; only those of the rules named, where some are. */
function close(comments: Comment[], names: readonly string[], end: number): void {
  comments.forEach((comment, i) => {
    const claims = comment.claims.map((claim) => {
      const isOpen = claim.start === comment.at.end && claim.end > end;
      return isOpen && (!names.length || names.includes(claim.rule)) ? { ...claim, end } : claim;
    });
    comments[i] = { ...comment, claims };
  });
}

/** Its line; where it stands alone there, the block that follows. */
function reachOf(text: string, at: Site): { start: number; end: number } {
  const line = lineAround(text, at.start);
  const rest = text.slice(line.start, line.end).replace(/<!--[^]*?-->/g, '');
  if (/[^\s>*+-]/.test(rest)) return line;
  let { start, end } = lineAfter(text, Math.max(line.end, at.end));
  while (
    start < text.length &&
    !text
      .slice(start, end)
      .replace(/<!--.*?-->/g, '')
      .trim()
  ) {
    ({ start, end } = lineAfter(text, end));
  }
  if (/^ {0,3}#/.test(text.slice(start, end))) return { start, end };
  for (let next = lineAfter(text, end); next.start < text.length; next = lineAfter(text, next.end)) {
    if (!text.slice(next.start, next.end).trim() || /^ {0,3}#/.test(text.slice(next.start, next.end))) break;
    end = next.end;
  }
  return { start, end };
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

function fencesOf(text: string): { start: number; end: number }[] {
  const marks = [...text.matchAll(/^ {0,3}(?:`{3,}|~{3,})/gm)];
  return marks.flatMap((m, i) => (i % 2 ? [] : [{ start: m.index, end: marks[i + 1]?.index ?? text.length }]));
}

const isOf = (rule: string, finding: Finding<Site>): boolean =>
  finding.rule === rule || finding.rule.startsWith(`${rule}/`);

const covers = ({ rule, start, end }: Claim, finding: Finding<Site>): boolean =>
  isOf(rule, finding) && finding.at.start <= end && finding.at.end >= start;

/** Whether the words stand around the place, or in it. */
function holds(text: string, words: string, { start, end }: Site): boolean {
  if (words.length <= end - start) return text.slice(start, end).includes(words);
  const at = text.indexOf(words, Math.max(0, end - words.length));
  return at >= 0 && at <= start;
}

/** Each line of a baseline stands for one finding: first where both sides are as they were, then where one is. */
function withoutKnown(
  text: string,
  findings: readonly Finding<Site>[],
  known: readonly IgnoredFinding[],
): Finding<Site>[] {
  const open = new Map<string, IgnoredFinding[]>();
  const key = (rule: string, words: string): string => `${rule}\n${words}`;
  for (const entry of known) {
    const same = open.get(key(entry.rule, entry.words));
    if (same) same.push(entry);
    else open.set(key(entry.rule, entry.words), [entry]);
  }
  let left = findings.map((finding) => ({ finding, around: wordsAround(text, finding.at) }));
  for (const sides of [2, 1]) {
    left = left.filter(({ finding, around }) => {
      const entries = open.get(key(finding.rule, around.words));
      const k = entries?.findIndex(
        ({ before, after }) => Number(before === around.before) + Number(after === around.after) >= sides,
      );
      if (!entries || k === undefined || k < 0) return true;
      entries.splice(k, 1);
      return false;
    });
  }
  return left.map(({ finding }) => finding);
}

function problemOf(
  text: string,
  { at, claims, problem }: Comment,
  used: ReadonlySet<Claim | IgnoredFinding>,
  settings: Settings,
): Kept['unused'] {
  if (problem) return [{ at, message: problem }];
  // A rule that is switched off finds nothing anywhere: no reason to take the comment out.
  const live = claims.filter(({ rule }) => levelOf(rule, 'error', settings.rules) !== 'off');
  const idle = live.filter((claim) => !used.has(claim));
  if (!idle.length) return [];
  const message = `此处没有 ${idle.map(({ rule }) => rule).join('、')} 可忽略的问题，可以删去`;
  if (idle.length < claims.length) return [{ at, message }];
  const start = text[at.start - 1] === ' ' ? at.start - 1 : at.start;
  return [{ at, message, fix: { title: '删去这条忽略', edits: [{ at: site(start, at.end), newText: '' }] } }];
}

function isOfOneDraft({ files }: IgnoredFinding): boolean {
  const list = typeof files === 'string' ? [files] : (files ?? []);
  return list.length === 1 && !/[*?[{]/.test(list[0]!);
}
