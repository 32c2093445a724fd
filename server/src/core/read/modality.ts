/**
 * Tells whether a figure reports a result, sets a target or forecasts. Words of an aim hold for what follows them in
 * their sentence, until a clause reports a result. A noun such as 目标任务 holds only for the figure beside it.
 */
import { everyForm, form, words } from '../grammar/lexemes';
import { AIMS_AHEAD, FORECAST, GOALS, RESULTS } from '../grammar/vocabulary/plans';
import type { Modality } from '../model';

/** A modality that holds from a UTF-16 offset of the text on. */
interface Turn {
  readonly start: number;
  readonly modality: Modality;
}

const MODALITY_WORDS = everyForm`(${AIMS_AHEAD})|(${FORECAST})|[，；][^，；]{0,4}?${RESULTS}`;
const REACHED = words('已 了 完成 实现 达 累计 截至 以来 同比 上年 去年 增长 下降 共 目前 现');
const GOAL_BEFORE = form`${GOALS}数?[为是的]?$`;
const GOAL_AFTER = form`^的[^，。；、：\d]{0,6}${GOALS}`;
/** How far the noun of a goal may be from its figure, in UTF-16 units. */
const MAX_GOAL_DISTANCE = 16;

const NO_TURNS: readonly Turn[] = [];

/** The modalities of the figures of a paragraph. They must be asked for in the order of the text. */
export class Modalities {
  private turns: readonly Turn[] = [];
  private next = 0;
  private current: Modality = 'achieved';

  constructor(private readonly text: string) {}

  /** Begins the sentence from `start` to `end`. Offsets are UTF-16 offsets of the text. */
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
    return GOAL_BEFORE.test(text.slice(Math.max(0, start - MAX_GOAL_DISTANCE), start)) ||
      GOAL_AFTER.test(text.slice(end, end + MAX_GOAL_DISTANCE))
      ? 'target'
      : 'achieved';
  }
}

function turnsOf(sentence: string, start: number): readonly Turn[] {
  let out: Turn[] | null = null;
  for (const m of MODALITY_WORDS.all(sentence)) {
    const modality = m[1] !== undefined ? 'target' : m[2] !== undefined ? 'forecast' : 'achieved';
    if (!out && modality === 'achieved') continue;
    // 实施项目300个，力争6月底前开工: what stands before the aim is planned as well, unless something was reached.
    const isAhead = !out && modality === 'target' && !REACHED.test(sentence.slice(0, m.index));
    (out ??= []).push({ start: isAhead ? start - 1 : start + m.index, modality });
  }
  return out ?? NO_TURNS;
}
