/**
 * Whether a figure tells what was reached, what is aimed at or what is thought to come. Words of an aim hold for what
 * follows them in their sentence, until a clause tells what has been reached; a noun such as 目标任务 holds only for the
 * figure beside it.
 */
import { everyForm, form } from '../grammar/lexemes';
import { AIMS_AHEAD, FORECAST, GOALS, RESULTS } from '../grammar/vocabulary/plans';
import type { Modality } from '../model';

/** From this UTF-16 offset of the text on, figures have the modality. */
interface Turn {
  readonly start: number;
  readonly modality: Modality;
}

const TURNS = everyForm`(${AIMS_AHEAD})|(${FORECAST})|[，；][^，；]{0,4}?${RESULTS}`;
const GOAL_BEFORE = form`${GOALS}数?[为是的]?$`;
const GOAL_BEHIND = form`^的[^，。；、：\d]{0,6}${GOALS}`;
/** So far the noun of a goal is looked for on both sides of a figure, in UTF-16 units. */
const NEAR = 16;

/** The modalities of the figures of a paragraph, asked for in the order of the text. */
export class Modalities {
  private turns: readonly Turn[] = [];
  private next = 0;
  private current: Modality = 'achieved';

  constructor(private readonly text: string) {}

  /** A sentence from `start` to `end` begins. Offsets are UTF-16 offsets of the text. */
  open(start: number, end: number): void {
    this.current = 'achieved';
    this.next = 0;
    this.turns = turnsOf(this.text.slice(start, end), start);
  }

  /** The modality of a figure that stands from `start` to `end` in the sentence. */
  at(start: number, end: number): Modality {
    for (let turn; (turn = this.turns[this.next]) && turn.start < start; this.next++) this.current = turn.modality;
    if (this.current !== 'achieved') return this.current;
    const { text } = this;
    return GOAL_BEFORE.test(text.slice(Math.max(0, start - NEAR), start)) ||
      GOAL_BEHIND.test(text.slice(end, end + NEAR))
      ? 'target'
      : 'achieved';
  }
}

function turnsOf(sentence: string, start: number): readonly Turn[] {
  let out: Turn[] | null = null;
  for (const m of TURNS.all(sentence)) {
    const modality = m[1] !== undefined ? 'target' : m[2] !== undefined ? 'forecast' : 'achieved';
    if (out || modality !== 'achieved') (out ??= []).push({ start: start + m.index, modality });
  }
  return out ?? NO_TURNS;
}

const NO_TURNS: readonly Turn[] = [];
