import assert from 'node:assert/strict';
import type { Offer } from '../../../server/src/core/features/completion';
import { completionsAt } from '../../../server/src/core/features/completion';
import { hoverAt } from '../../../server/src/core/features/hover';
import { definitionAt, usesAt } from '../../../server/src/core/features/slogans';
import { builtinLexicon } from '../../../server/src/core/lexicon/lexicon';
import { analyze, unmark } from '../marked';

describe('slogans in the editor', () => {
  describe('uses', () => {
    const check = (marked: string): void => {
      const { text, ranges, cursor } = unmark(marked);
      const uses = usesAt(analyze(text), cursor).map((u) => [u.at.start, u.at.end]);
      assert.deepEqual(
        uses,
        ranges.map((r) => [r.start, r.end]),
      );
    };
    it('are one slogan in every width and with every mark', () => {
      check('开展“⟦不忘初心,牢‸记使命⟧”主题教育。\n我们⟦不忘初心、牢记使命⟧。');
    });
    it('of a local brand are all its quotations', () => {
      check('办起“⟦民情‸驿站⟧”。\n“⟦民情驿站⟧”开张了。');
    });
    it('of what is no slogan are none', () => check('粮食产‸量增加。'));
  });
  describe('definition', () => {
    const check = (marked: string): void => {
      const { text, ranges, cursor } = unmark(marked);
      const at = definitionAt(analyze(text), cursor);
      assert.deepEqual(at && [at.start, at.end], ranges.length ? [ranges[0]!.start, ranges[0]!.end] : null);
    };
    it('is where the text says 即', () => {
      check('建设“一核‸两带”。\n“一核两带”布局。即：⟦以县城为核心，建沿江、沿路两个产业带⟧。');
    });
    it('is in brackets', () => check('增强“四个意‸识”（⟦政治意识、大局意识、核心意识、看齐意识⟧）。'));
    it('is nowhere where the text says nothing', () => check('增强“四个意‸识”，做到令行禁止。'));
  });
  describe('card', () => {
    const card = (marked: string): string => {
      const { text, cursor } = unmark(marked);
      return hoverAt(analyze(text), cursor)?.markdown ?? '';
    };
    it('names members, verb, source and uses', () => {
      const words = card('增强“四个意‸识”。\n再说“四个意识”。');
      for (const word of ['政治意识；大局意识；核心意识；看齐意识', '搭配：增强', '政府工作报告', '2处，第1处']) {
        assert.ok(words.includes(word), `${word} in ${words}`);
      }
    });
    it('of a brand says what the text says of it', () => {
      assert.match(card('实施“千百‸十”工程，即：育千亿产业、百亿园区、十亿企业。'), /文中所指：育千亿产业/);
    });
    it('is none over other words', () => assert.equal(card('各村都通‸了车。'), ''));
  });
  describe('completion', () => {
    const offers = (marked: string): readonly Offer[] => {
      const { text, cursor } = unmark(marked);
      return completionsAt(text, cursor, builtinLexicon());
    };
    /** The text with the first offer taken. */
    const taken = (marked: string, n = 0): string => {
      const { text } = unmark(marked);
      const { start, end, newText } = offers(marked)[n]!;
      return text.slice(0, start) + newText + text.slice(end);
    };
    it('goes on from the characters', () => assert.equal(taken('要坚持稳中求‸'), '要坚持稳中求进工作总基调'));
    it('takes pinyin initials', () => assert.equal(taken('要坚持wzqjgz‸'), '要坚持稳中求进工作总基调'));
    it('finds a contraction by its member where a mark says that a phrase is meant', () => {
      assert.equal(taken('增强“看齐意‸'), '增强“四个意识”');
      assert.equal(taken('增强“看齐意‸”'), '增强“四个意识”');
      assert.deepEqual(offers('增强看齐意‸'), []);
    });
    it('takes up the rest of a phrase that stands behind the caret', () => {
      assert.equal(taken('树牢四个意‸识，做到'), '树牢“四个意识”，做到');
      assert.equal(taken('增强“四个意‸识”。'), '增强“四个意识”。');
      assert.equal(taken('坚持稳中求‸进工作总基调，'), '坚持稳中求进工作总基调，');
      assert.equal(taken('要不忘初‸心、牢记使命。'), '要“不忘初心、牢记使命”主题教育。');
      assert.equal(taken('要坚持稳中求‸实，'), '要坚持稳中求进工作总基调实，');
    });
    it('does not double quotation marks', () => {
      assert.equal(taken('增强“四个意‸”'), '增强“四个意识”');
      assert.equal(taken('开展“不忘初‸”'), '开展“不忘初心、牢记使命”主题教育');
    });
    it('gives the members on request', () => {
      assert.equal(taken('增强“四个意识”（‸'), '增强“四个意识”（政治意识、大局意识、核心意识、看齐意识）');
      assert.equal(taken('增强四个意识（‸）。'), '增强四个意识（政治意识、大局意识、核心意识、看齐意识）。');
      assert.deepEqual(offers('全县粮食（‸'), []);
      assert.equal(offers('增强“四个意‸”').length, 1);
    });
    it('offers nothing behind a finished word', () => {
      for (const line of [
        '苍岭县人民政府',
        '（一）推进重点工作',
        '二、存在问题',
        '全面推进乡村振兴',
        '提升治理能力',
        '加强组织',
      ]) {
        assert.deepEqual(
          offers(`${line}‸`).map((o) => o.label),
          [],
          line,
        );
      }
    });
    it('offers nothing for one character, none, or a phrase already whole', () => {
      assert.deepEqual(offers('要坚持稳‸'), []);
      assert.deepEqual(offers('‸'), []);
      assert.deepEqual(
        offers('保护山水林田湖草‸。').filter((o) => o.label === '山水林田湖草'),
        [],
      );
    });
  });
});
