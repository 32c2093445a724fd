/** What is read as a slogan, of what kind, and what is not. */
import assert from 'node:assert/strict';
import { analyze, unmark } from '../marked';

const read = (marked: string): void => {
  const { text, ranges } = unmark(marked);
  const slogans = analyze(text).facts.slogans.map((s) => `${s.kind}|${s.text}`);
  assert.deepEqual(
    slogans,
    ranges.map((r) => `${r.name}|${text.slice(r.start, r.end)}`),
  );
};

describe('slogans', () => {
  const cases: Record<string, readonly string[]> = {
    'set phrases': [
      '开展“⟦set-phrase|不忘初心、牢记使命⟧”主题教育。',
      '我们⟦set-phrase|不忘初心,牢记使命⟧,再出发。',
      '坚持⟦set-phrase|稳中求进工作总基调⟧。',
      '弘扬「⟦contraction|四千精神⟧」。',
      '今年以来，全县上下齐心协力抓好各项工作，坚持以⟦set-phrase|习近平新时代中国\n\n特色社会主义思想⟧为指导，办成了一批实事。',
      '以⟦set-phrase|钉钉子精神⟧抓落实。',
      '落实《关于开展“⟦set-phrase|不忘初心、牢记使命⟧”主题教育的意见》。',
    ],
    contractions: [
      '围绕“⟦contraction|一核三带⟧”布局抓项目。',
      '县里打造⟦contraction|一核两翼三带⟧，项目落了地。',
      '推行“⟦contraction|三问三送⟧”活动。',
      '坚持“⟦contraction|一国两制⟧”、“⟦set-phrase|港人治港⟧”、“⟦set-phrase|澳人治澳⟧”、高度自治。',
      '村“⟦contraction|两委⟧”换届结束。',
    ],
    coined: [
      '推进“⟦coined|党建+电商⟧”模式。',
      '办起“⟦coined|清溪驿站⟧”。',
      '实现事项“⟦coined|马上办⟧”“⟦coined|网上办⟧”“⟦coined|就近办⟧”。',
      '跑出了⟦coined|“清溪”速度⟧。',
      '开展“⟦coined|学先进，找差距，促发展⟧”活动。',
      '实施⟦coined|工业强县、生态立县⟧战略。',
      '聚力⟦coined|工业富市、农业稳市、文旅活市、生态美市⟧，推动发展。',
      '举办“⟦coined|身边的好人⟧”主题演讲比赛。',
      '打造“⟦coined|指尖上的服务⟧”平台。',
      '推行“⟦coined|谁认养谁看护⟧”工作机制。',
      '围绕“⟦coined|清溪先锋⟧”品牌开展活动。',
    ],
    titles: [
      '一、⟦title|强根基，聚合力⟧',
      'B 外出考察——⟦title|开眼界，拓思路⟧',
      '⟦title|守护碧水蓝天 建设美丽清溪⟧\n全县推进河道整治，成效明显。',
    ],
    'no slogans': [
      '他说：“今年收成好，日子越过越有奔头。”',
      '村民们称赞“办事真方便”，老支书说。',
      '拔掉了最后一个“钉子户”。',
      '解决群众的“小事”。',
      '“学位”“床位”“车位”都有了。',
      '举办“清溪县开发区高质量发展与创新管理专题研修班”。',
      '读《不忘来路》有感。',
      '这就是所谓“面子工程”。',
      '完成了第六保税区的建设。',
      '一心一意谋发展，三心二意办不成事。',
      '一、主要指标完成情况',
      '中共清溪县委 清溪县人民政府',
      '张建国 李为民',
      '推动高质量发展，优化营商环境。',
      '用上了“5G”网络。',
      '办事先问“上级批没批”，错过了不少机会。',
      '反思“群众愿不愿意”“项目该不该上”。',
      '盘算的是“谁来出钱”，耽误了工期。',
      '工期一紧，人人都成了“热锅里的蚂蚁”。',
      '敢于接下“烫手的山芋”，在一线长才干。',
      '争当“沙漠里的骆驼”，吃苦不叫苦。',
      '我们围绕“农村集中供水水价”开展了专题调研。',
      '小组就“镇村公交线路调整”进行了讨论。',
      '客商来自广西兴安县、福建惠安县。',
    ],
  };
  for (const [kind, sentences] of Object.entries(cases)) {
    describe(kind, () => {
      for (const sentence of sentences) it(sentence, () => read(sentence));
    });
  }
  it('knows the established wording of a departure', () => {
    const [slogan] = analyze('村里人都说，青山绿水就是金山银山。').facts.slogans;
    assert.equal(slogan?.canonical, '绿水青山就是金山银山');
  });
});
