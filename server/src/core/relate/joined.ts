/**
 * The story of neighbouring paragraphs, put together from the stories that they have by themselves. What the words of a
 * paragraph say of its figures is not read again: it only stands at another place. It is described anew where words or
 * figures of a neighbour count as well.
 */
import type { Token } from '../grammar/words';
import type { Figure, Numbered } from '../model';
import { startOf } from '../text/stretches';
import { cuesOfAll } from './cues';
import type { Mention, Story, StoryContext } from './mention';
import { describe, eachClause, firstsOf, NO_MENTIONS, shownBy, storyOf, wordsAround } from './mention';

/** A paragraph of a joined text: its own story, and its figures with what they are in the joined text. */
export interface Part {
  readonly story: Story;
  readonly figures: ReadonlyMap<Figure, Figure>;
}

/** The story of a text that joins paragraphs with one line break between them. */
export function joinedStory(context: StoryContext, parts: readonly Part[]): Story {
  if (!parts.every(endsInItself)) return storyOf(context);
  const { text, sentences, clauses } = context;
  const mentions: Mention[] = [];
  const firsts: number[] = [];
  const shift: Shift = { by: 0, mentions: 0, sentences: 0, clauses: 0, chains: 0 };
  let low = 0;
  let high = 0;
  for (const { story: own, figures } of parts) {
    firsts.push(mentions.length);
    low |= own.said.low;
    high |= own.said.high;
    takeMoved(mentions, own, figures, shift);
    shift.by += own.text.length + 1;
    shift.mentions += own.mentions.length;
    shift.sentences += own.sentences.length;
    shift.clauses += own.clauses.length;
    shift.chains += own.mentions.at(-1)?.chain ?? 0;
  }
  const story = {
    text,
    sentences,
    clauses,
    mentions,
    parts: parts.map((part) => part.story),
    isOpen: false,
    cues: cuesOfAll(parts.map((part) => part.story.cues)),
    shows: 0,
    memo: [],
    ratios: parts.flatMap(({ story, figures }) => story.ratios.map((r) => r.map((f) => twin(figures, f)))),
    nested: NO_MENTIONS,
    listed: NO_MENTIONS,
    divided: NO_MENTIONS,
    said: { low, high },
    firsts: firstsOf(mentions, sentences.length),
  };
  parts.forEach((part, k) => describeWhereNeeded(story, part.story, firsts[k] ?? 0));
  for (const m of mentions) story.shows |= shownBy(m);
  return story;
}

/** How much has come before a paragraph: UTF-16 units, mentions, sentences, clauses and segments. */
interface Shift {
  by: number;
  mentions: number;
  sentences: number;
  clauses: number;
  chains: number;
}

const twin = (figures: ReadonlyMap<Figure, Figure>, f: Numbered): Numbered => figures.get(f) as Numbered;

/** After a figure, a limit such as 及以上 is looked for in so many UTF-16 units. */
const LIMIT_REACH = 10;

/** Whether neither a bracket nor a limit nor a ratio may go on in the next paragraph. */
function endsInItself({ story: { text, isOpen }, figures }: Part): boolean {
  if (isOpen) return false;
  for (const { at, kind } of figures.keys()) {
    if (at.end === text.length && kind === 'ratio') return false;
    if (at.end + LIMIT_REACH > text.length && '（及以'.includes(text[at.end] ?? '。')) return false;
  }
  return true;
}

function takeMoved(out: Mention[], own: Story, figures: Part['figures'], shift: Shift): void {
  const { by } = shift;
  // The words behind a figure are those before the next one.
  let from: readonly Token[] | null = null;
  let to: readonly Token[] = [];
  const tokens = (list: readonly Token[]): readonly Token[] => {
    if (by === 0) return list;
    if (list !== from) to = list.map(({ start, end, low, high }) => ({ start: start + by, end: end + by, low, high }));
    from = list;
    return to;
  };
  for (const m of own.mentions) {
    const before = tokens(m.before);
    const seat = m.seat && { first: m.seat.first + shift.mentions, place: m.seat.place, of: m.seat.of };
    out.push({
      figure: twin(figures, m.figure),
      index: m.index + shift.mentions,
      sentence: m.sentence + shift.sentences,
      clause: m.clause + shift.clauses,
      chain: m.chain + shift.chains,
      bracket: m.bracket < 0 ? -1 : m.bracket + by,
      since: m.since + by,
      lead: m.lead + by,
      until: m.until + by,
      before,
      behind: tokens(m.behind),
      own: m.own.length === before.length ? before : before.slice(before.length - m.own.length),
      saidBefore: m.saidBefore,
      saidBehind: m.saidBehind,
      saidOwn: m.saidOwn,
      measure: m.measure,
      dir: m.dir,
      name: m.name,
      seat,
      other: m.other,
      words: m.words,
    });
  }
}

/** So far before a bracket or a clause, and behind a figure, words may count. */
const EARLY = 18;
const BEHIND_FIGURE = 4;

/** Describes the mentions of a paragraph anew for which its neighbours may count. */
function describeWhereNeeded(story: Story, own: Story, at: number): void {
  const count = own.mentions.length;
  const last = count > 0 ? story.mentions[at + count - 1] : undefined;
  if (!last) return;
  if (at > 0 && (own.mentions.some((m) => isEarly(own, m)) || describesAnother(story, own, at))) {
    const mentions = story.mentions.slice(at, at + count);
    for (const m of mentions) {
      m.seat = null;
      m.words = wordsAround();
    }
    for (const m of mentions) describeAnew(story, m);
  } else if (!last.seat && own.mentions[count - 1]!.figure.at.end + BEHIND_FIGURE > own.text.length) {
    last.words = wordsAround();
    describeAnew(story, last);
  }
}

/** Whether what stands before the paragraph may count: before a bracket, or a clause, at its beginning. */
const isEarly = (own: Story, m: Mention): boolean =>
  (m.bracket >= 0 && m.bracket < EARLY) || (startOf(own.clauses, m.clause) < EARLY && eachClause(own, m) !== '');

/** Whether the first mention of a paragraph says something else behind its neighbour than by itself. */
function describesAnother(story: Story, own: Story, at: number): boolean {
  const [m, before] = [story.mentions[at]!, own.mentions[0]!];
  describeAnew(story, m);
  return m.measure !== before.measure || m.dir !== before.dir || m.name !== before.name || m.other !== before.other;
}

function describeAnew(story: Story, m: Mention): void {
  m.measure = 'level';
  m.dir = 0;
  m.name = '';
  m.other = false;
  describe(story, m);
}
