import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Analysis, Format } from '../../server/src/core/index';
import { DEFAULT_SETTINGS, DocumentAnalyzer } from '../../server/src/core/index';
import { factsOf } from '../../server/src/core/features/facts';

const folder = join(__dirname, '../../corpus/texts');
const drafts = readdirSync(folder)
  .filter((f) => /\.(?:md|txt)$/.test(f))
  .map((f) => readFileSync(join(folder, f), 'utf8'));
const long = (characters: number): string => {
  let text = '';
  for (let i = 0; text.length < characters; i++) text += `${drafts[i % drafts.length]}\n\n第${i}次汇总。\n\n`;
  return text.slice(0, characters);
};
const answer = (analysis: Analysis): unknown => [factsOf('', analysis), analysis.findings, analysis.context];

describe('the analyzer', () => {
  it('re-reads one paragraph of a draft of 35,000 characters for a keystroke', () => {
    const text = long(35_000);
    const analyzer = new DocumentAnalyzer();
    analyzer.analyze(text, { format: 'markdown' });
    const made = analyzer.made();
    assert.ok(made > 50);
    const cut = analyzer.cut();
    const at = text.indexOf('，', 17_000) + 1;
    const edited = `${text.slice(0, at)}新${text.slice(at)}`;
    const after = analyzer.analyze(edited, { format: 'markdown' });
    assert.equal(analyzer.made(), made + 1);
    assert.ok(analyzer.cut() - cut <= 3);
    assert.deepEqual(answer(after), answer(new DocumentAnalyzer().analyze(edited, { format: 'markdown' })));
  });

  it('reads nothing again when the text is as before', () => {
    const analyzer = new DocumentAnalyzer();
    analyzer.analyze(long(5_000), { format: 'plain' });
    const [made, cut] = [analyzer.made(), analyzer.cut()];
    analyzer.analyze(long(5_000), { format: 'plain' });
    assert.deepEqual([analyzer.made(), analyzer.cut()], [made, cut]);
  });

  it('keeps what it placed above an edit', () => {
    const text = long(5_000);
    const analyzer = new DocumentAnalyzer();
    const first = analyzer.analyze(text, { format: 'plain' });
    const at = text.lastIndexOf('，') + 1;
    const second = analyzer.analyze(`${text.slice(0, at)}新${text.slice(at)}`, { format: 'plain' });
    // The paragraph above the edit is cut again, since it might go on.
    const above = first.readings.filter((r) => r.start + r.reading.paragraph.raw.length < at).slice(0, -1);
    assert.ok(above.length > 5);
    above.forEach((placed, i) => assert.equal(second.readings[i], placed));
    assert.ok(first.facts.figures.length > 5);
    for (const [i, figure] of first.facts.figures.entries()) {
      if (figure.at.end < above.at(-1)!.start) assert.equal(second.facts.figures[i], figure);
    }
  });

  it('lets go of readings that no version uses any more', () => {
    const analyzer = new DocumentAnalyzer();
    const read = (n: number): void => {
      analyzer.analyze(`一是抓项目。\n第${n}项任务已经完成。`, { format: 'plain' });
    };
    for (let n = 0; n < 1000; n++) read(n);
    const made = analyzer.made();
    read(999);
    read(998);
    assert.equal(analyzer.made(), made);
    read(0);
    assert.equal(analyzer.made(), made + 1);
  });

  describe('at once after an edit', () => {
    const format = 'plain';
    const text = '一、抓项目\n活动如火如茶。\n三、抓环境\n群众十分满意。\n';
    const told = ({ findings }: Pick<Analysis, 'findings'>): string[] => findings.map((f) => f.rule);
    let analyzer: DocumentAnalyzer;
    beforeEach(() => {
      analyzer = new DocumentAnalyzer();
      assert.deepEqual(told(analyzer.analyze(text, { format })), ['wording/idiom', 'structure/numbering']);
    });
    const whole = (edited: string): Analysis => new DocumentAnalyzer().analyze(edited, { format });

    it('moves what was found in the document as a whole', () => {
      for (const edited of [
        `全区：\n${text}`,
        text.replace('活动', '各项活动'),
        `${text}完毕。`,
        text.replace('群众', ''),
      ]) {
        analyzer.analyze(text, { format });
        const { findings, notices } = analyzer.afterEdit(edited, { format })!;
        assert.deepEqual(findings, whole(edited).findings);
        assert.deepEqual(notices, []);
      }
    });

    it('judges paragraphs anew, and leaves the document as it was until it is looked at', () => {
      const edited = text.replace('三、', '二、抓投资\n三、');
      assert.deepEqual(told(analyzer.afterEdit(edited, { format })!), ['wording/idiom', 'structure/numbering']);
      const repaired = edited.replace('如火如茶', '如火如荼');
      assert.deepEqual(told(analyzer.afterEdit(repaired, { format })!), ['structure/numbering']);
      assert.deepEqual(analyzer.analyze(repaired, { format }).findings, []);
    });

    it('drops what stood in words that are gone, which the whole brings back', () => {
      const edited = text.replace('三、', '四、');
      assert.deepEqual(told(analyzer.afterEdit(edited, { format })!), ['wording/idiom']);
      assert.deepEqual(analyzer.analyze(edited, { format }).findings, whole(edited).findings);
    });

    it('says nothing where no version goes before that was read alike', () => {
      assert.equal(new DocumentAnalyzer().afterEdit(text, { format }), null);
      assert.equal(analyzer.afterEdit(text, { format: 'markdown' }), null);
      assert.equal(analyzer.afterEdit(text, { format, settings: { ...DEFAULT_SETTINGS, maxCharacters: 5 } }), null);
      assert.equal(analyzer.afterEdit(text, { format, settings: { ...DEFAULT_SETTINGS, indicators: ['抓手'] } }), null);
    });
  });

  it('says so when a draft is too large, and checks nothing', () => {
    const settings = { ...DEFAULT_SETTINGS, maxCharacters: 1000 };
    const analysis = new DocumentAnalyzer().analyze('字'.repeat(1001), { format: 'plain', settings });
    assert.deepEqual(
      analysis.notices.map((n) => n.code),
      ['too-large'],
    );
    assert.deepEqual(analysis.findings, []);
  });

  const words = fc.constantFrom(
    ...'，。、；：“”（）《》\n%.·—'.split(''),
    ...[
      '\n\n',
      '一、',
      '（一）',
      '其中',
      '共计',
      '分别',
      '比上年增长',
      '12.5%',
      '3亿元',
      '35个',
      '2020年',
      '同比',
      '强调，',
      '不忘初心',
      '一是',
      '等',
      '以上',
      '约',
      '|',
      '**',
      '```',
      '\ud83d',
      '\r\n',
      ' ',
    ],
  );

  /** A short run by default; `npm test` asks for 10,000 edits, and `WENHENG_EDITS` for any number. */
  const edits = Number(process.env['WENHENG_EDITS'] ?? 1_000);
  const perRun = 50;
  for (const format of ['plain', 'markdown'] as Format[]) {
    it(`answers after any edits as a fresh analysis does (${format})`, function () {
      this.timeout(0);
      fc.assert(
        fc.property(
          fc.nat({ max: drafts.length - 1 }),
          fc.array(fc.tuple(fc.nat(), fc.nat({ max: 40 }), words), { minLength: perRun, maxLength: perRun }),
          (draft, changes) => {
            const analyzer = new DocumentAnalyzer();
            let text = drafts[draft]!.slice(0, 1500);
            analyzer.analyze(text, { format });
            for (const [where, cut, put] of changes) {
              const at = where % (text.length + 1);
              text = text.slice(0, at) + put + text.slice(at + (cut > 30 ? cut : 0));
              // An editor may ask for what can be said at once, and for the whole only after several edits.
              if (where % 3 === 0) assert.ok(analyzer.afterEdit(text, { format }));
              if (where % 12 === 0) continue;
              const incremental = analyzer.analyze(text, { format });
              assert.deepEqual(incremental.notices, []);
              assert.deepEqual(answer(incremental), answer(new DocumentAnalyzer().analyze(text, { format })));
            }
          },
        ),
        // Each step of shrinking would be fifty analyses; a failure tells its seed at once instead.
        { numRuns: Math.ceil(edits / perRun / 2), endOnFailure: true },
      );
    });
  }
});
