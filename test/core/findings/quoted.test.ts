import assert from 'node:assert/strict';
import { sparingQuotes } from '../../../server/src/core/findings/quoted';
import type { Finding } from '../../../server/src/core/index';
import { span } from '../../../server/src/core/index';
import { analyze, unmark } from '../marked';

/** What is left of the fix that puts `newText` in place of ⟦…⟧: `safe`, `offered` or `none`. */
function left(marked: string, newText: string): string {
  const { text, ranges } = unmark(marked);
  const at = span(ranges[0]!.start, ranges[0]!.end);
  const fix = { title: '', edits: [{ at, newText }], safe: true };
  const finding: Finding = { at, message: '', rule: 'test/rule', severity: 'error', fix };
  const { reading } = analyze(text).readings[0]!;
  const spared = sparingQuotes(finding, (edit) => ({ reading, at: edit.at })).fix;
  return spared ? (spared.safe ? 'safe' : 'offered') : 'none';
}

describe('a fix', () => {
  const cases: [marked: string, newText: string, left: string][] = [
    ['增长⟦5-10%⟧，他说：“很好。”', '5%-10%', 'safe'],
    ['他说：“增长⟦5-10%⟧没有问题。”', '5%-10%', 'none'],
    ['印发《关于⟦2018-2020年⟧工作的意见》。', '2018年至2020年', 'none'],
    ['他说：“看了《⟦某⟧书》。”', '此', 'none'],
    ['他说：‘⟦某⟧事’。', '此', 'none'],
    ['他说："⟦某⟧事"。', '此', 'none'],
    ['他说：“话没有说完，⟦某⟧事', '此', 'none'],
    ['接上段的话，⟦某⟧事。”他说完了。', '此', 'none'],
    ['接上段的话，某事。”他说完了，⟦某⟧事。', '此', 'safe'],
    ['Wenheng’s ⟦某⟧事。', '此', 'safe'],
    ['写在⟦“⟧里面”。', '「', 'safe'],
    ['把“两地⟦”⟧', '”。', 'safe'],
    ['共建⟦“一带一路”战略⟧。', '“一带一路”倡议', 'safe'],
    ['他说“要共建一带一路⟦⟧”。', '吧', 'none'],
    ['开展“不忘初心⟦，⟧牢记使命”主题教育。', '、', 'offered'],
    ['他要求“坚持不忘初心⟦，⟧牢记使命不动摇”。', '、', 'none'],
    ['《不忘初心⟦，⟧牢记使命》一文。', '、', 'none'],
    ['约5—⟦7⟧成。', '七', 'none'],
    ['约⟦5⟧至7成。', '五', 'none'],
    ['20几到⟦30⟧几人。', '三十', 'none'],
    ['约⟦5至7⟧成。', '五至七', 'safe'],
    ['走访⟦20几⟧人、老人。', '二十几', 'safe'],
    ['走访⟦20几⟧人，至30日结束。', '二十几', 'safe'],
  ];
  for (const [marked, newText, kind] of cases)
    it(`${marked} → ${newText}: ${kind}`, () => assert.equal(left(marked, newText), kind));
});
