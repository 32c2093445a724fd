/** How wordings of the lexicon are found and weighed. */
import assert from 'node:assert/strict';
import { analyze, remark, unmark } from '../marked';

const marks = (text: string): string =>
  remark(
    text,
    analyze(text).findings.filter((f) => f.rule.startsWith('slogan/')),
  );

describe('departures', () => {
  describe('are marked where they stand', () => {
    for (const marked of [
      '要⟦坚持和加强党的全部领导⟧。',
      '深化⟦放管服⟧改革，减了环节。',
      '坚持⟦共商、共建、共享⟧原则。',
      '“五位一体”（经济建设、政治建设、文化建设、社会建设、⟦生态文化建设⟧）总体布局。',
      '统筹做好⟦稳金融、稳就业、稳外贸、稳外资、稳投资、稳预期⟧。',
      '全县⟦在思想上政治上行动上与以习近平同志为核心的党中央保持高度一致⟧。',
    ]) {
      it(marked, () => assert.equal(marks(unmark(marked).text), marked));
    }
  });
  describe('are none', () => {
    for (const text of [
      '他写了《钉子精神二十讲》。',
      '钉钉子精神要发扬。',
      '把稳就业放在首位，稳外贸、稳外资也不放松。',
      '他问：“什么是‘四个意识’？”',
      '推进第一个百年奋斗目标，迈向第二个百年奋斗目标。',
      '推进安全生产专项整治五年行动。',
      '各民族共同团结奋斗、共同繁荣发展。',
      '要坚定不移推进改革。',
      '在思想上政治上行动上同群众想在一处。',
      '在思想上、政治上、行动上同群众想在一处。',
      '坚持共商共建共享原则。',
      '学校有国旗台，独立成景。',
      '市县两委会议室，六保温杯。',
      '互联网加速普及，最后一里路通了车。',
      '全面从严管党治党。',
      '解决群众“急难愁盼”的问题，用好“两个一百年”的奋斗目标。',
      '推动产业高端化、绿色化、智能化、融合化。',
      '发展数智经济，培育新型农牧业经营主体。',
      '打造社会主义现代化国际大都市。',
      '用足地方政府专项债等资金，推动一二三产融合发展。',
      '发展首发经济、夜间经济、直播经济、银发经济。',
      '落实全球发展倡议、全球安全倡议、全球文明倡议。',
      '新官理旧账，说话要算数。',
      '把职能转到服务上来，把政府职能转到市场监管上来。',
      '处理好“发展”和安全的关系，统筹“发展”和“安全”。',
      '七一勋章获得者来了，孩子是她的掌上明珠。',
      '稳就业、稳投资，把家底摸清。',
      '全乡开展“三个意识”教育。',
      '加强逆周期和跨周期调节。',
      '街道开展常态化扫黑除恶斗争。',
      '消费“以旧换新”办到了村口。',
      '形成决策科学、执行顺畅、监督有力的机制。',
      '老旧小区改造坚持以居民为中心。',
      '打造共建共治共享的社会治理格局。',
      '建设全国统一市场。',
      '县委统筹“绿水青山就是金山银山”理念的转化。',
      '毛泽东同志在七届二中全会上提出“两个务必”。',
      '会后传达了《关于中国共产党纪律处份条例若干问题的解读》。',
      '村里完善农业片区的沟渠，市场体系更活了。',
      '“十四五”期间修了三条路。',
      '全乡推进安全生产专项整治五年行动。',
      '镇里建设乡村生活驿站，选拔农民合作社能人。',
    ]) {
      it(text, () => assert.equal(marks(text), text));
    }
  });
  describe('of one slip are marked wherever it stands', () => {
    for (const marked of [
      '坚定“⟦四个自新⟧”。',
      '建设⟦社会主义核心价值关⟧。',
      '⟦惯彻新发展理念⟧，走新路。',
      '⟦全面推进乡村振⟧，一村一策。',
      '⟦习近平总书⟧在座谈会上讲话。',
      '⟦中华人民共共和国⟧成立以来。',
      '⟦中国产共党⟧成立以来。',
      '各族群众⟦交往交融交流⟧。',
      '⟦毫不动摇巩固和发展公有经济⟧。',
      '国内⟦国内国际双循相互促进的新发展格局⟧。',
      // Letters that have changed places over others, and letters in disorder.
      '乡里学习“⟦万村示范、千村整治⟧”的做法。',
      '维护⟦党中央集统一中领导⟧。',
      // Two letters.
      '推进⟦国家制理体系和制理能力现代化⟧，一件一件来。',
      '建成⟦富强民主文明和谐繁荣的社会主义现代化强国⟧。',
      // The halves of a phrase of two.
      '用干部要⟦以德为先、德才兼备⟧，看实绩。',
      // The first letter of two that are equal; the first word; the last one; a numeral at the head.
      '联络站践行⟦全过程人民主⟧，办成了事。',
      '街道宣传⟦整体国家安全观⟧，人人参与。',
      '沿江各镇⟦共抓大保护、不搞大开放⟧。',
      '全镇⟦四级书记抓乡村振兴⟧，一级带一级。',
      '对照⟦国家市场管理监督总局⟧的公告自查。',
      '村里全面推行⟦河长治⟧，河水清了。',
      // Numerals that have changed places, and one letter too many right behind the mark.
      '全县实现“⟦三不愁两保障⟧”，户户过关。',
      '守好“⟦三三农”工作重心⟧。',
      // A title that is the name itself.
      '学习⟦《中国共产党纪律处份条例》⟧，对照检查。',
      // In quotation marks that hold nothing else.
      '抓好“⟦厕所革新⟧”，一户一厕。',
      '组里用“⟦四不两直接⟧”的办法下矿。',
      '解决“⟦急难愁”问题⟧二十件。',
      '落实“⟦五个最严⟧”要求。',
    ]) {
      it(marked, () => assert.equal(marks(unmark(marked).text), marked));
    }
  });
  describe('of members without their contraction are marked', () => {
    for (const marked of [
      '坚定⟦道路自信、制度自信、理论自信、文化自信⟧。',
      '产业兴旺、生态宜居、乡风文明、治理有效、⟦生活宽裕⟧的村子。',
      '⟦产业兴旺、生态宜居、治理有效、生活富裕⟧的总要求。',
      '写好⟦科技金融、绿色金融、普惠金融、养老金融⟧“五篇大文章”。',
      '做好“六稳”工作，即⟦稳就业、稳金融、稳外资、稳外贸、稳投资、稳预期⟧。',
      '推进科学立法、⟦公正执法、严格司法⟧、全民守法，加快步伐。',
      '统筹产业振兴、人才振兴、文化振兴、⟦人才振兴⟧、组织振兴。',
      '用好全球发展倡议、全球安全倡议、⟦全球文化倡议⟧、全球治理倡议。',
    ]) {
      it(marked, () => assert.equal(marks(unmark(marked).text), marked));
    }
  });
  it('in a fixed name are errors, and where the outcome may be meant no more than info', () => {
    const level = (text: string): string | undefined =>
      analyze(text).findings.find((f) => f.rule === 'slogan/wording')?.severity;
    assert.equal(level('习进平总书记来到村里。'), 'error');
    assert.equal(level('深化供给侧结构性改个。'), 'warning');
    assert.equal(level('各级坚持和加强党的全部领导。'), 'info');
  });
  it('in speech are warnings at most', () => {
    const level = (text: string): string | undefined =>
      analyze(text).findings.find((f) => f.rule === 'slogan/wording')?.severity;
    assert.equal(level('要深化供给测结构性改革。'), 'error');
    assert.equal(level('他说：“今年我们厂里要认真学习，深化供给测结构性改革，把老设备都换掉。”'), 'warning');
  });
  it('name their source', () => {
    const [finding] = analyze('要落实新时代党的建设的总要求。').findings.filter((f) => f.rule === 'slogan/wording');
    assert.match(finding!.message, /依据：十九大、二十大报告/);
  });
  it('are not mended in words of others', () => {
    const [finding] = analyze('他说：“我们要推进‘管放服’改革。”').findings.filter((f) => f.rule.startsWith('slogan/'));
    assert.equal(finding!.fix, undefined);
  });
  it('are mended in the width and the marks of their place', () => {
    const fixed = (text: string): string => {
      const fix = analyze(text).findings.find((f) => f.rule.startsWith('slogan/'))!.fix!;
      return [...fix.edits]
        .sort((a, b) => b.at.start - a.at.start)
        .reduce((t, e) => t.slice(0, e.at.start) + e.newText + t.slice(e.at.end), text);
    };
    assert.equal(fixed('开展“不忘初心,牢记使命”主题教育,成效好。'), '开展“不忘初心、牢记使命”主题教育,成效好。');
    assert.equal(
      fixed('落实“守初心、担使命、找差距、抓落实”的总要求,走深走实。'),
      '落实“守初心、担使命,找差距、抓落实”的总要求,走深走实。',
    );
    assert.equal(fixed('推进“管放服”改革。'), '推进“放管服”改革。');
    assert.equal(fixed('深化放管服改革，减了环节。'), '深化“放管服”改革，减了环节。');
    assert.equal(fixed('推进一体化不想腐、不能腐、不敢腐。'), '推进一体化不敢腐、不能腐、不想腐。');
  });
});
