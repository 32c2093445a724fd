/**
 * Who says what, in short features about invented people and places. ⟦who|…⟧ is a speaker's mention, ⟦post|…⟧ the title
 * before it, ⟦after|…⟧ behind it, ⟦cue|…⟧ the cue, ⟦direct|…⟧ quoted and ⟦said|…⟧ reported speech; the n-th of each belong together.
 */
import assert from 'node:assert/strict';
import { analyze, unmark } from '../marked';

interface Passage {
  readonly name: string;
  readonly text: string;
  /** Speakers where they are not the words of the mention: pronouns. */
  readonly speakers?: readonly string[];
  readonly sources?: readonly string[];
}

function check({ text: marked, speakers, sources }: Passage): void {
  const { text, ranges } = unmark(marked);
  const of = (...names: string[]): string[] =>
    ranges.filter((r) => names.includes(r.name)).map((r) => `${r.start}-${r.end} ${text.slice(r.start, r.end)}`);
  const { facts, notices } = analyze(text);
  assert.deepEqual(notices, []);
  const at = (s: { start: number; end: number }): string => `${s.start}-${s.end} ${text.slice(s.start, s.end)}`;
  const found = [...facts.attributions];
  assert.deepEqual(found.map((a) => at(a.mention)).sort(), of('who').sort());
  assert.deepEqual(found.map((a) => at(a.cue)).sort(), of('cue').sort());
  assert.deepEqual(found.map((a) => at(a.content)).sort(), of('direct', 'said').sort());
  assert.deepEqual(
    found
      .filter((a) => a.mode === 'direct')
      .map((a) => at(a.content))
      .sort(),
    of('direct').sort(),
  );
  const posts = new Map(ranges.filter((r) => r.name === 'post').map((r) => [r.end, text.slice(r.start, r.end)]));
  const behind = new Map(ranges.filter((r) => r.name === 'after').map((r) => [r.start, text.slice(r.start, r.end)]));
  for (const a of found) {
    // A blank or a quotation mark may part the name from its post.
    const title =
      posts.get(a.mention.start) ??
      posts.get(a.mention.start - 1) ??
      behind.get(a.mention.end) ??
      behind.get(a.mention.end + 1) ??
      '';
    assert.equal(a.title, title, `title of ${a.speaker}`);
  }
  const mentions = ranges.filter((r) => r.name === 'who').map((r) => text.slice(r.start, r.end));
  assert.deepEqual(
    [...found].sort((a, b) => a.mention.start - b.mention.start).map((a) => a.speaker),
    speakers ?? mentions,
  );
  if (sources)
    assert.deepEqual(
      found.map((a) => a.source),
      sources,
    );
}

const PASSAGES: readonly Passage[] = [
  {
    name: 'a clause of nothing but the cue goes on from the subject before it',
    text: '⟦post|县委书记⟧⟦who|罗建明⟧充分肯定了前一阶段的成绩，并⟦cue|指出⟧，⟦said|推进要再快一些。⟧',
  },
  {
    name: 'how many points are made belongs to the cue',
    text: '⟦post|镇长⟧⟦who|何秋生⟧⟦cue|提出三点要求⟧：⟦said|一是早部署，二是早检查，三是早总结。⟧',
  },
  {
    name: 'cue first, indirect, to the end of the paragraph',
    text: '3月8日，云溪县召开乡村振兴工作推进会。⟦post|县委书记⟧⟦who|罗建明⟧⟦cue|强调⟧，⟦said|要压实责任，抓好春耕备耕。各乡镇要对照清单，一项一项落实。⟧',
  },
  {
    name: 'quote first, two posts of one person',
    text: '“⟦direct|产业兴，乡村才能兴。我们把茶园交给合作社统一管理，去年户均增收六千元。⟧”⟦post|青石镇党委副书记、镇长⟧⟦who|尚文博⟧⟦cue|介绍⟧。',
  },
  {
    name: 'quote first with a long adjunct',
    text: '“⟦direct|这条路修好以后，鸡蛋当天就能送进城。⟧”⟦post|梨树湾村村民⟧⟦who|邓长贵⟧站在新铺的柏油路上，指着来来往往的货车高兴地对记者⟦cue|说⟧。',
  },
  {
    name: 'interrupted quotation',
    text: '“⟦direct|以前办一个证要跑四个窗口，”⟦who|何女士⟧⟦cue|说⟧，“现在一个窗口就全办好了。⟧”',
  },
  {
    name: 'pronoun in the next paragraph',
    text: '⟦post|市农业农村局局长⟧⟦who|谭晓峰⟧⟦cue|指出⟧，⟦said|要守住耕地红线。⟧\n⟦who|他⟧⟦cue|要求⟧，⟦said|各县区要加快高标准农田建设。⟧\n⟦who|他⟧还⟦cue|强调⟧，⟦said|要管好用好资金。⟧',
    speakers: ['谭晓峰', '谭晓峰', '谭晓峰'],
  },
  {
    name: 'meeting as a subject, one cue after another',
    text: '日前，云溪县委常委会召开会议。⟦who|会议⟧⟦cue|指出⟧，⟦said|今年以来，全县经济运行总体平稳。⟧⟦who|会议⟧⟦cue|强调⟧，⟦said|要坚定信心，全力以赴抓好三季度工作。⟧',
    sources: ['institution', 'institution'],
  },
  {
    name: 'institution with data',
    text: '近日，⟦who|云溪县统计局⟧发布的数据⟦cue|显示⟧，⟦said|上半年全县规模以上工业增加值同比增长9.4%。⟧',
    sources: ['institution'],
  },
  {
    name: 'data without an institution',
    text: '⟦who|数据⟧⟦cue|显示⟧，⟦said|改造后的老旧小区物业费收缴率由61%提高到93%。⟧',
    sources: ['data'],
  },
  {
    name: 'people without a name',
    text: '新广场建成以后，傍晚来散步的人多了起来。⟦who|居民们⟧纷纷⟦cue|表示⟧，⟦said|日子越过越有滋味。⟧',
    sources: ['anonymous'],
  },
  {
    name: 'a spokesman of an office',
    text: '⟦who|该公司相关负责人⟧⟦cue|介绍⟧，⟦said|新生产线全部采用国产设备，产能提高了四成。⟧',
    sources: ['anonymous'],
  },
  {
    name: 'source behind a dash',
    text: '⟦said|守好一座山，就是守好一片水；看好一片林，就是看好一个家⟧——来自⟦post|云溪林场的护林员⟧⟦who|鲁大山⟧动情地⟦cue|讲述着⟧他二十年的巡山故事。',
  },
  {
    name: 'words that carry a quotation',
    text: '“⟦direct|不把泉水村的水引上山，我就不下山！⟧”在全镇誓师大会上，⟦post|泉水村党支部书记⟧⟦who|石光明⟧的⟦cue|话掷地有声⟧。',
  },
  {
    name: 'feeling that carries a quotation',
    text: '“⟦direct|没想到这么快就拿到了不动产证！⟧”⟦post|明珠小区业主⟧⟦who|孔令梅⟧⟦cue|喜上眉梢⟧。',
  },
  {
    name: 'form of address for a name',
    text: '⟦post|村民⟧⟦who|李大爷⟧乐呵呵地⟦cue|说⟧：“⟦direct|吃水不用挑，做饭不用烧。⟧”',
  },
  {
    name: 'cue of two verbs, and quotation behind it',
    text: '走进车间，⟦post|班组长⟧⟦who|唐丽⟧指着显示屏⟦cue|告诉记者⟧：“⟦direct|每台设备的状态，这里都看得见。⟧”随后，她又演示了远程停机。',
  },
  {
    name: 'subject in an earlier clause',
    text: '⟦post|种粮大户⟧⟦who|姚国栋⟧抓起一把稻谷，满脸笑容地⟦cue|说⟧：“⟦direct|今年亩产少说也有六百公斤。⟧”',
  },
  {
    name: 'minority name',
    text: '⟦post|牧民⟧⟦who|巴特尔·苏和⟧⟦cue|说⟧，⟦said|合作社的羊毛今年卖上了好价钱。⟧',
  },
  {
    name: 'general secretary quoted',
    text: '⟦who|习近平⟧⟦after|总书记⟧⟦cue|指出⟧：“⟦direct|江山就是人民，人民就是江山。⟧”全县党员干部把这句话记在心里。',
  },
  {
    name: 'a report inside a reported clause belongs to the outer speaker',
    text: '⟦post|县长⟧⟦who|尚文博⟧⟦cue|说⟧，⟦said|全会报告提出，要办好民生实事，这为我们指明了方向。⟧',
  },
  {
    name: 'heard from an office',
    text: '记者从⟦who|云溪县水利局⟧⟦cue|获悉⟧，⟦said|全县已修复水毁渠道36公里。⟧',
    sources: ['institution'],
  },
  {
    name: 'in the words of, and in the eyes of',
    text: '用⟦post|居民⟧⟦who|孔令梅⟧的话⟦cue|说⟧，“⟦direct|楼道亮了，心里也亮了。⟧”在⟦who|商户⟧⟦cue|看来⟧，⟦said|人气就是财气。⟧',
  },
  {
    name: 'an office for its holder',
    text: '去年冬天，⟦who|县委书记⟧在调研时就⟦cue|要求⟧，⟦said|这条路要赶在春耕前修通。⟧',
  },
  {
    name: 'of two cues, the one that brings the quotation',
    text: '企业服务中心主任唐丽深有感触，⟦who|她⟧⟦cue|说⟧：“⟦direct|服务企业没有终点。⟧”',
    speakers: ['唐丽'],
  },
  {
    name: 'a name known by a relative clause',
    text: '“⟦direct|能在家门口上班，顾家挣钱两不误。⟧”正在缝纫机前忙碌的⟦who|邓长秀⟧⟦cue|说⟧。',
  },
  {
    name: 'a deed that carries a quotation',
    text: '“⟦direct|我是党员，我先上！⟧”危急时刻，⟦post|突击队队长⟧⟦who|何志强⟧⟦cue|第一个跳入水中⟧。',
  },
  {
    name: 'a quotation taken up again',
    text: '“⟦direct|企业有需求，我们就上门。⟧”这是⟦post|网格员⟧⟦who|小周⟧挂在嘴边的⟦cue|一句话⟧。',
  },
  {
    name: 'the speaker goes on without marks',
    text: '“⟦direct|有了代办员，我们省心多了。”⟦post|云溪光电公司总经理助理⟧⟦who|姚国栋⟧⟦cue|介绍⟧，公司从注册到投产只用了三个月。⟧',
  },
  {
    name: 'narration ends the speech',
    text: '⟦post|云溪海关关长⟧⟦who|石光明⟧⟦cue|说⟧，⟦said|前三季度全县外贸进出口增长两成。⟧据悉，该县已连续三年位居全市第一。',
  },
  {
    name: 'a slip of 的 for 地',
    text: '⟦who|谭晓峰⟧⟦after|书记⟧充满信心的⟦cue|表示⟧：“⟦direct|我们还要加大投入。⟧”',
  },
  {
    name: 'a pronoun for the last subject, not the last title',
    text: '县委书记罗建明到园区调研。园区主任尚文博汇报了情况。罗建明给予肯定。⟦who|他⟧⟦cue|指出⟧，⟦said|园区要做强平台。⟧',
    speakers: ['罗建明'],
  },
  {
    name: 'a pronoun for the bearer of a walk of life in the sentence before',
    text: '镇长李国平主持交流。青年干部裴小勤从一线视角谈了感受。⟦who|她⟧⟦cue|说⟧，⟦said|要把群众的事放在心上。⟧',
    speakers: ['裴小勤'],
  },
  {
    name: 'the idiom behind a walk of life is nobody',
    text: '⟦post|镇长⟧⟦who|李国平⟧⟦cue|强调⟧，⟦said|要当好表率。⟧\n\n老党员高风亮节。⟦who|他⟧⟦cue|说⟧，⟦said|要带头讲奉献。⟧',
    speakers: ['李国平', '李国平'],
  },
  {
    name: 'surnames behind a closing quotation mark',
    text: '“⟦direct|这次培训，收获很大。⟧”⟦who|洪晓燕⟧⟦cue|说⟧。“⟦direct|回去就用得上。⟧”⟦who|傅海平⟧⟦cue|说⟧。“⟦direct|方法学到了手。⟧”⟦who|殷大志⟧⟦cue|说⟧。',
  },
  {
    name: 'a proposal with its content',
    text: '⟦who|与会代表⟧⟦cue|提出建议⟧，⟦said|要在集镇增设公交站点。⟧',
    sources: ['anonymous'],
  },
  {
    name: 'a date, a part of the day and an occasion between subject and cue',
    text: '⟦post|县供销社主任⟧⟦who|邢卫东⟧8月30日上午在工作例会上⟦cue|通报⟧，⟦said|化肥库存能满足秋种。⟧\n⟦post|云溪镇镇长⟧⟦who|何秋生⟧今（12）日⟦cue|表示⟧，⟦said|渡口今天恢复通航。⟧\n⟦who|市水务局⟧此前⟦cue|回应⟧，⟦said|停水是管网检修。⟧',
  },
  {
    name: 'people and bodies that no list holds',
    text: '值班的⟦who|水泵工⟧⟦cue|说⟧，⟦said|闸门一夜没关。⟧\n两名⟦who|鱼贩⟧⟦cue|反映⟧，⟦said|市场里没有冷库。⟧\n⟦who|园方⟧⟦cue|回应⟧，⟦said|游船下周恢复。⟧\n⟦who|督察组⟧⟦cue|指出⟧，⟦said|台账不能代替现场。⟧',
    sources: ['anonymous', 'anonymous', 'institution', 'institution'],
  },
  {
    name: 'a name behind a post that no list holds',
    text: '⟦post|冰雕匠⟧⟦who|苗雨生⟧⟦cue|说⟧，⟦said|零下二十度最好下刀。⟧\n⟦post|绣坊主人⟧⟦who|柏青青⟧⟦cue|介绍⟧，⟦said|一幅屏风要绣半年。⟧',
  },
  {
    name: 'names of other peoples, with and without a post',
    text: '⟦post|护林员⟧⟦who|阿依努尔⟧⟦cue|说⟧，⟦said|这片胡杨又绿了。⟧\n⟦who|扎西多吉⟧⟦cue|说⟧，⟦said|今年的青稞收得早。⟧',
  },
  {
    name: 'a given name between quotation and cue',
    text: '“⟦direct|天一亮就开秤。⟧”⟦who|桂莲⟧⟦cue|说⟧。',
  },
  {
    name: 'a name in quotation marks',
    text: '⟦post|网友⟧“⟦who|山里人⟧”⟦cue|留言⟧：“⟦direct|镇上的路灯亮到几点？⟧”',
  },
  {
    name: 'two speakers who say the same',
    text: '⟦post|县委书记⟧⟦who|罗建明⟧、⟦post|县长⟧⟦who|尚文博⟧先后⟦cue|⟦cue|表示⟧⟧，⟦said|⟦said|要把防火责任落到山头。⟧⟧',
  },
  {
    name: 'to whom it is said stands between cue and mark',
    text: '⟦post|民警⟧⟦who|滕志飞⟧⟦cue|叮嘱⟧老人，⟦said|陌生电话不要接。⟧',
  },
  {
    name: 'what is said follows without a mark',
    text: '⟦who|会议⟧⟦cue|要求⟧⟦said|各乡镇把过冬物资送到户。⟧\n⟦who|他⟧⟦cue|说⟧⟦said|自己只想把戏唱下去。⟧',
    speakers: ['会议', '他'],
  },
  {
    name: 'blanks beside a colon of half width',
    text: '⟦post|副镇长⟧⟦who|何秋生⟧⟦cue|强调⟧ :⟦said|沟渠要在雨前清完。⟧',
  },
  {
    name: 'a label and what its bearer says',
    text: '⟦post|云溪农商行客户经理⟧ ⟦who|石光明⟧⟦cue|：⟧⟦direct|从申请到放款只用两天。⟧\n⟦who|罗秀英⟧（⟦after|梨花社区居民⟧）⟦cue|：⟧⟦direct|楼下有了食堂，晚饭不用愁。⟧\n⟦who|记者⟧⟦cue|：⟧⟦direct|合作社最缺什么？⟧',
  },
  {
    name: 'a feeling or a gesture beside a quotation',
    text: '“⟦direct|没有水，再好的苗也白搭。⟧”当年，⟦post|村支书⟧⟦who|谭晓峰⟧的⟦cue|忧虑，一直压在心头⟧。\n轮到自己抓阄，⟦who|窦老汉⟧⟦cue|手心直冒汗⟧：“⟦direct|可别抓到最边上那块。⟧”',
  },
  {
    name: 'two quotations side by side, of which the first has its speaker before it',
    text: '“⟦direct|我家那口井打了三十年。”⟦who|孔令梅⟧⟦cue|说⟧，“如今一拧就有水。⟧”“⟦direct|水质每季度都测。⟧”⟦post|水厂厂长⟧⟦who|石光明⟧⟦cue|接过话头⟧。',
  },
  {
    name: 'question and answer of two people',
    text: '“⟦direct|这块地谁来管？⟧”⟦who|县长⟧⟦cue|追问⟧。“⟦direct|我们村管，年底看账。⟧”⟦post|村支书⟧⟦who|鲍建业⟧⟦cue|答道⟧。',
  },
  {
    name: 'a quotation that follows is the same speech',
    text: '“⟦direct|我在这条街卖了三十年豆腐。”⟦who|白大娘⟧⟦cue|说⟧。“如今摊位有棚有水。⟧”',
  },
  {
    name: 'what is said stands before its source',
    text: '⟦said|明年播种面积稳定在五十万亩以上⟧，⟦who|云溪县农业农村局⟧⟦cue|预测⟧。',
  },
  {
    name: 'speech ends where somebody acts',
    text: '⟦post|副镇长⟧⟦who|何秋生⟧⟦cue|说⟧，⟦said|清淤要赶在霜降前。⟧村民们扛着铁锹下了河。\n⟦who|会议⟧⟦cue|指出⟧，⟦said|开局良好。也要看到，基础还不牢。⟧会议还听取了审计情况汇报。',
  },
  {
    name: 'a letter, an inquiry and a body that issues a statement',
    text: '⟦who|信⟧中⟦cue|写道⟧：“⟦direct|感谢你们送来的那盏灯。⟧”\n⟦who|问卷⟧⟦cue|显示⟧，⟦said|八成居民愿意分类。⟧\n⟦who|云溪县教育局⟧发布情况说明⟦cue|称⟧，⟦said|涉事机构已停业。⟧',
  },
  {
    name: 'a withheld name, an office that circulates, a regulation that lays down, a look down before the verb',
    text: '庭审中，⟦who|熊某⟧⟦cue|辩称⟧，⟦said|款项已经归还。⟧\n⟦who|市应急管理局⟧⟦cue|通报称⟧，⟦said|救援已经结束。⟧\n新修订的⟦who|《青石市物业管理条例》⟧⟦cue|规定⟧，⟦said|收支每半年公示一次。⟧\n⟦who|镇财政所所长⟧低头⟦cue|承认⟧，⟦said|单据没有逐一核对。⟧',
  },
  {
    name: 'a court after its trial, a young man by name',
    text: '⟦who|法院⟧经⟦cue|审理认为⟧，⟦said|合同应当履行。⟧\n⟦post|90后小伙⟧⟦who|李超⟧⟦cue|坦言⟧，⟦said|自己也打过退堂鼓。⟧',
  },
  {
    name: 'a line without marks',
    text: '⟦who|罗建明⟧在动员会上⟦cue|强调⟧ ⟦said|全力打好防汛攻坚战⟧',
  },
];

describe('attributions', () => {
  for (const passage of PASSAGES) it(passage.name, () => check(passage));
});

/** Sentences with words of saying in which nobody is reported to say anything. */
const SILENT: readonly string[] = [
  '坚持问题导向，并指出，作风建设永远在路上。',
  '全面落实各项部署，强调，安全生产无小事。',
  '要突出三点：一是抓早，二是抓小。',
  '各镇要把活动摆上日程，主要负责人亲自部署，分管负责人具体抓落实，结合实际制定方案。',
  '县委主要领导亲自部署，各级干部下沉一线。',
  '县政协委员连续三年提出建议，要求尽快改造农贸市场。',
  '与会代表提出建议，镇里全部采纳。',
  '镇纪委书记罗建明逐一分析，查找问题根源。',
  '洪水退去，干部群众清淤消杀。',
  '全县上下深入贯彻新时代党的建设总要求，把党的领导落到实处。',
  '可以说，过去一年的成绩来之不易、可圈可点。',
  '候车亭里，电子站牌、便民信息显示、充电插口一应俱全。',
  '时刻牢记总书记强调的事，把百姓的小事当大事办。',
  '云溪县获得“全国文明县城”称号，青石镇号称“茶乡”。',
  '向全国各族人民，向各民主党派、各人民团体和各界人士，表示诚挚的感谢！',
  '说到底，发展是解决一切问题的基础。',
  '据说这棵古树已有三百年历史。',
  '所谓“一窗通办”，就是前台综合受理、后台分类审批。',
  '按照省委要求，全市组织开展了专项整治。',
  '聚焦群众反映强烈的突出问题，从小处着手。',
  '对照高质量发展要求，产业层次还不够高。',
  '需要指出的是，这个目标经过努力是可以实现的。',
  '罗建明为与会人员作了题为“守初心、担使命”的专题党课。',
  '这次调研，大家对下一步工作提出了要求。',
  '我们要说到做到，言必信、行必果。',
  '实践证明，这条路走得对、走得稳。',
  '“党旗红、产业旺、百姓富”，是青石镇追求的目标。',
  '“人勤春来早，功到秋华实。”眼下，田野里一派繁忙景象。',
  '把支部建在产业链上，“红色代办员”成了企业的贴心人。',
  '上级要求、群众期盼，都是努力的方向。',
  '大屏幕上滚动显示着“欢迎您”。',
  '对茶农的这一做法，县里给予高度评价。',
  '“以党建促发展，两手都要硬。”镇党委书记罗建明的办公桌上，放着一本旧笔记本。',
  '云溪镇的干部群众谈到下一步，个个信心满满。',
  '会议宣读了表彰决定，并对下一步工作进行部署。',
  '“一网通办”改革以来，企业开办时间压缩到半个工作日。',
  '镇长罗建明宣布大会开幕，全场起立。',
  '代表们提出建议126条，全部按期答复。',
  '督察组指出问题35个，已整改33个。',
  '办理县人大代表建议96件、政协提案58件。',
  '我们坚信，云溪的明天一定会更好。',
  '县里鼓励青年返乡创业，兴办农家乐。',
  '时间：9月3日上午九点。地点：县文化馆二楼。主持人：苗雨生。',
  '李明：负责会务保障和车辆调度。',
  '联系人：景丽华；电话见公告栏。',
  '他自称懂行，其实只会纸上谈兵。',
  '老师傅出差前把钥匙交给了徒弟，叮嘱的话写在纸条上。',
  '县长热线全年受理来电三千余件，办结率达到九成八。',
  '村规民约要求高、落得细，四邻都来取经。',
  '市民反映问题的渠道有热线、网站和窗口。',
  '该说法已被多方否认，平台下架了相关视频。',
  '问卷回收率不高，调查组决定延长一周。',
  '前来询问的群众络绎不绝，服务台前排起了队。',
  '门口的石碑上写着：“饮水思源，不忘来路。”',
  '违反《青石市物业管理条例》规定，擅自占用公共部位的，处以罚款。',
  '按照《青石市物业管理条例》规定，收支每半年公示一次。',
  '根据新修订的《青石市物业管理条例》规定，收支每半年公示一次。',
  '县检察院发出检察建议，相关门店已全部整改。',
  '村里来了几个小伙，路上说说笑笑。',
  '经审查，申报材料齐全。',
  '他点头，又摇头，始终没有开口。',
  '熊某已被依法刑事拘留。',
  '《山城晚报》对这起救人事迹进行了连续报道，引起关注。',
  '县里统筹监测预警，备足物资。',
  '法院作出裁决，案件执行完毕。',
  '评审组给出的答案是统一的。',
  '村里的回答是一张笑脸。',
  '这就是乡亲们的看法。',
  '她翻开章程，逐条对照。',
  '“最美庭院”评选已经启动。他翻开账本，记下一笔。',
  '厂里发出整改函，抄送各车间。',
  '县政府发布公告，公开征集意见。',
  '据统计口径，两项不能相加。',
  '会上向代表们表示感谢。',
  '被困群众全部转移，侄女的书包找到了。',
  '师傅们做政府工程，讲究细致。',
  '景区被称为“小江南”，称号来之不易。',
  '有网友问路，站长带他过了桥。',
  '镇里公示名单，接受监督。',
  '“吃水不忘挖井人。”石碑上的字，村支书杨有福每年都要描一遍。',
  '“让党旗在一线高高飘扬。”村支书李明带领党员组成突击队。',
  '“人民至上、生命至上。”县委书记罗长林始终把这句话记在心上。',
  '“高质量发展”座谈会由副县长李明主持。',
  '我县获得“平安县”称号，县长李明上台领奖。',
  '“我的家乡我建设”活动启动以来，乡贤李贵捐款十万元。',
  '歌曲《我们的田野》由教师李梅演唱。',
  '镇党委书记李明主持会议，宣读了表彰决定。',
  '县政府公告栏前围满了人。',
  '市统计局公布了年度数据，比上年有所增长。',
  '省生态环境厅发布的名单中，我县两家企业在列。',
  '局机关公示栏每周更新，职工可随时查看。',
  '公司发布新产品，市场反响良好。',
  '时间：10月8日。地点：县政府三楼会议室。主持人：副县长李明。',
  '联系人：李明。电话：12345678。',
  '记者：李明 摄影：王强',
  '单位：县水利局。负责人：李明。',
  '任务：完成清淤。要求：三天内完成。',
  '答：略。',
  '他还认识不少朋友，并介绍他们加入合作社。',
  '会议通报了上半年工作，并要求。',
  '他提出辞职，并报告组织。',
  '代表们提出了12条建议，内容涉及养老和托育。',
  '在“我为群众办实事”实践活动中，工会主席李明走访了三十户职工。',
  '公司承诺书已张贴上墙，职工逐条对照。',
  '镇里的路修好了，村里的灯也亮了。',
  '村里发展产业，镇里提供支持。',
  '县里召开大会，村里组织收看。',
  '告示牌上的字迹模糊，需要更换。',
  '儿子的公司开业，女儿的学校放假。',
  '李明给父亲打电话，约好周末回家，“两不误”成了口头禅。',
  '村民李贵家的“明白账”，写满了一整本。',
  '书记抓，抓书记。“一把手”工程推进有力。',
  '支部书记李明讲授了题为“我的初心我的根”的党课，“我志愿加入中国共产党……”的誓言在会场回荡。',
  '墙上写着：“我是党员我先上。”',
  '“我宣誓，忠于职守！”铿锵的誓言响彻操场。',
  '他的座右铭是“敢为人先”。',
  '该项目获评“我最喜爱的民生工程”。',
  '“枫桥经验”怎么学？各地都在探索。',
  '“谁来养老？怎么养老？”成为一道必答题。',
  '镇长李明带头，“干部不领，水牛掉井”的说法成了过去。',
  '他说普通话带着口音，大家都能听懂。',
  '村里人称他“活雷锋”。',
  '这种做法被群众称为“连心桥”。',
  '群众反映强烈的突出问题得到有效解决。',
  '县信访局统计群众反映的问题共有三百件。',
  '该厂宣称的产能与实际不符。',
  '双方签字确认有关事项后，协议生效。',
  '县委书记肯定成绩的同时，也指出了存在的问题。',
  '居民担心的问题有了着落。',
  '他记得每一位老人的名字。',
  '法院判决书已经送达双方当事人。',
  '仲裁委裁定书已生效。',
  '企业提供情况说明和证明材料。',
  '工作人员告知所需材料清单和办理时限。',
  '物业公司承认书已收到。',
  '专家评估后给予高度评价，县里表示感谢。',
  '各单位要认真汇报工作情况，不得迟报。',
  '部门之间要互相通报情况。',
  '他透露身份后，受到热情接待。',
  '书记询问情况，了解困难，看望群众。',
  '记者追问再三，无人应答。',
  '督查组反馈问题三十二个，已整改三十个。',
  '律师担任村（居）法律顾问。',
  '大家反映良好，群众满意度高。',
  '志愿者讲解垃圾分类知识，发放宣传册。',
  '镇长预计的目标有望提前实现。',
  '她回忆录的初稿已经完成。',
  '老支书坦言的背后，是一份担当。',
  '干部说一套做一套的现象得到纠正。',
  '领导说了算的时代过去了。',
  '村干部说话有人听，办事有人跟。',
  '老百姓说好才是真的好。',
  '群众说了不算，干部说了算，这种情况必须改变。',
  '代表建议办理工作有序推进，办结率达到100%。',
];

/** Speaker, cue and what is said, each attribution in its order. */
const TOLD: readonly (readonly [string, ...string[]])[] = [
  [
    '县疾控中心主任牛婉说，去年只来了九个人。“今年楼道里都排着队。”',
    '牛婉 说 去年只来了九个人。',
    '牛婉 说 今年楼道里都排着队。',
  ],
  [
    '镇长祁远坦言，缺的是技工。“招十个人，能留下三个。”他希望技校能开一个定向班。',
    '祁远 坦言 缺的是技工。',
    '祁远 坦言 招十个人，能留下三个。',
    '祁远 希望 技校能开一个定向班。',
  ],
  ['厂长祖海给出的答案是，把交付周期从十五天压到四天。', '祖海 答案是 把交付周期从十五天压到四天。'],
  ['农技员滕娟蹲在田埂上，拨开稻丛查看后判断，稻飞虱已进入防治关键期。', '滕娟 判断 稻飞虱已进入防治关键期。'],
  ['据县疾控中心监测预警，本周手足口病仍处于高发期。', '县疾控中心 预警 本周手足口病仍处于高发期。'],
  ['生态环境部门初步判断，鱼群死亡系溶解氧骤降所致。', '生态环境部门 判断 鱼群死亡系溶解氧骤降所致。'],
  ['裁决书载明，用人单位应支付双倍工资差额。', '裁决书 载明 用人单位应支付双倍工资差额。'],
  ['被告人熊某辩称，自己只是帮朋友代收货款。', '熊某 辩称 自己只是帮朋友代收货款。'],
  ['河长饶国栋指着下游说，以前一到汛期就提心吊胆。', '饶国栋 说 以前一到汛期就提心吊胆。'],
  ['县检察院向平台发出检察建议，要求15日内完成整改。', '县检察院 要求 15日内完成整改。'],
  ['交警提醒广大驾驶人，提前规划路线。', '交警 提醒 提前规划路线。'],
  ['景区主任祁东阳证实了这一消息，称本地居民凭证件仍可免费入园。', '祁东阳 称 本地居民凭证件仍可免费入园。'],
  ['有网友问，低空航线何时开通？', '网友 问 低空航线何时开通？'],
  ['“他再来，我都不好意思躲了。”小杰后来笑着说。', '小杰 说 他再来，我都不好意思躲了。'],
  [
    '“别急，先坐下。”民警扎西顿珠递过一杯热茶，耐心解释道，“带上证件就能改。”',
    '扎西顿珠 解释道 别急，先坐下。”民警扎西顿珠递过一杯热茶，耐心解释道，“带上证件就能改。',
  ],
  ['“太快了！”上午递材料，下午就拿到了执照，创业者纪先生有些不敢相信。', '纪先生 有些不敢相信 太快了！'],
  ['“妈，我考上了！”电话那头，侄女的声音有些发抖。', '侄女 的声音有些发抖 妈，我考上了！'],
  [
    '易婆婆起初说什么也不答应，“我养了一辈子鸡，没碍着谁。”村妇联主席殷小曼没有硬来，拉着她去看。',
    '易婆婆 起初说什么也不答应 我养了一辈子鸡，没碍着谁。',
  ],
  ['据临泽海事局统计，今年共查获违规船舶17艘。', '临泽海事局 统计 今年共查获违规船舶17艘。'],
  ['临泽车站发布消息，受台风影响，23趟列车停运。', '临泽车站 发布消息 受台风影响，23趟列车停运。'],
  ['原告尤某诉称，其滑倒致右腕骨折。', '尤某 诉称 其滑倒致右腕骨折。'],
  ['倪某某当庭表示服判，不上诉。', '倪某某 表示 服判，不上诉。'],
  ['他的提案指出，全市骑手参保的不足两成。', '他的提案 指出 全市骑手参保的不足两成。'],
  ['区长郦文涛作政府工作报告时说，我们完成了各项任务。', '郦文涛 说 我们完成了各项任务。'],
  ['“一天三趟班车，风雨无阻。”候车亭里，村民们你一言我一语。', '村民们 你一言我一语 一天三趟班车，风雨无阻。'],
  [
    '记者：村里的水厂什么时候建成？宋长河：去年十月通水，全村都吃上了自来水。记者：水费怎么收？宋长河：每吨一块二，按表收。',
    '记者 ： 村里的水厂什么时候建成？',
    '宋长河 ： 去年十月通水，全村都吃上了自来水。',
    '记者 ： 水费怎么收？',
    '宋长河 ： 每吨一块二，按表收。',
  ],
  [
    '问：补贴怎么申领？答：带上身份证和银行卡，到镇便民中心办理即可。',
    '问 ： 补贴怎么申领？',
    '答 ： 带上身份证和银行卡，到镇便民中心办理即可。',
  ],
  [
    '主持人：这项改革难在哪里？市发展改革委副主任贺明达：难在打通数据，各部门标准不一。',
    '主持人 ： 这项改革难在哪里？',
    '贺明达 ： 难在打通数据，各部门标准不一。',
  ],
  [
    '住在五楼的程阿姨：“我双手赞成，这膝盖早就爬不动了。”二楼住户老陶：“采光怎么办？先把这个说清楚。”',
    '程阿姨 ： 我双手赞成，这膝盖早就爬不动了。',
    '老陶 ： 采光怎么办？先把这个说清楚。',
  ],
  ['“尝尝，刚出锅的。”炊事员老耿把一屉馒头端上桌。', '老耿 把一屉馒头端上桌 尝尝，刚出锅的。'],
  ['“树挪死，人挪活。”移民户卢德旺推开新家的窗户，指着远处的厂房。', '卢德旺 推开新家的窗户 树挪死，人挪活。'],
  [
    '退休教师郝先生每天在路口站两小时，“看着孩子们平平安安过马路，我心里踏实。”',
    '郝先生 每天在路口站两小时 看着孩子们平平安安过马路，我心里踏实。',
  ],
  ['“您慢点！”志愿者小唐赶忙上前搀住老人。', '小唐 赶忙上前搀住老人 您慢点！'],
  ['“我来说两句。”后排的老党员举起手。', '老党员 举起手 我来说两句。'],
  [
    '“别小看这根线，”接过纱锭的女工古秋菊有些不好意思，“全厂的布都从它来。”',
    '古秋菊 有些不好意思 别小看这根线，”接过纱锭的女工古秋菊有些不好意思，“全厂的布都从它来。',
  ],
  [
    '“羊价跌了，咱卖肉干。”火炉旁，牧民苏和刚开口，会计其其格就泼了冷水：“烘干房的电费谁出？”',
    '苏和刚 开口 羊价跌了，咱卖肉干。',
    '其其格 就泼了冷水 烘干房的电费谁出？',
  ],
  [
    '“羊要跟着草走。”牧民巴特尔大叔常把这句老话挂在嘴边；他的儿子那日松却说，如今人可以跟着手机走。',
    '巴特尔大叔 挂在嘴边 羊要跟着草走。',
    '那日松 说 如今人可以跟着手机走。',
  ],
  ['市气象台发布，未来三天我市有强降温。', '市气象台 发布 未来三天我市有强降温。'],
  ['清河水务公司11月3日在其官网公告，城南片区5日夜间停水。', '清河水务公司 公告 城南片区5日夜间停水。'],
  ['青岭县市场监管局9月5日公布抽检结果，两批次月饼不合格。', '青岭县市场监管局 公布 两批次月饼不合格。'],
  [
    '副县长高启明要求，各镇要倒排工期，并强调安全生产一刻也不能放松。',
    '高启明 要求 各镇要倒排工期',
    '高启明 强调 安全生产一刻也不能放松。',
  ],
  [
    '会议指出，前期工作扎实，任务依然艰巨，要求各单位再接再厉。',
    '会议 指出 前期工作扎实，任务依然艰巨',
    '会议 要求 各单位再接再厉。',
  ],
  [
    '县委书记邹承业强调，要抓住农时。要求各镇逐户摸清种植意愿。',
    '邹承业 强调 要抓住农时。',
    '邹承业 要求 各镇逐户摸清种植意愿。',
  ],
  [
    '法院认为，被告已构成违约。遂判决被告十日内返还货款。',
    '法院 认为 被告已构成违约。',
    '法院 判决 被告十日内返还货款。',
  ],
  ['审计报告载明，该项目超概算三成。', '审计报告 载明 该项目超概算三成。'],
  ['事故调查报告认定，操作人员违章是直接原因。', '事故调查报告 认定 操作人员违章是直接原因。'],
  ['村规民约第九条写明：“红白事一律从简。”', '村规民约第九条 写明 红白事一律从简。'],
  ['按照村支书邹大勇的说法，修路钱是大伙儿凑的。', '邹大勇 说法 修路钱是大伙儿凑的。'],
  ['“不犟能在这山里待八年？”丈夫在一旁接过话头。', '丈夫 接过话头 不犟能在这山里待八年？'],
  [
    '记者问：“补偿款什么时候能到账？”镇财政所所长高明答：“最迟这个月底。”',
    '记者 问 补偿款什么时候能到账？',
    '高明 答 最迟这个月底。',
  ],
  ['村民都说这条路修得及时。', '村民 说 这条路修得及时。'],
  ['居民反映夜间施工噪声太大，社区干部答应尽快协调。', '居民 反映 夜间施工噪声太大', '社区干部 答应 尽快协调。'],
  ['店主辩称食品是自己吃的，并非用于销售。', '店主 辩称 食品是自己吃的，并非用于销售。'],
  ['警方证实一名男子已被控制。', '警方 证实 一名男子已被控制。'],
  [
    '代表秦越建议设立应急资金，来自商会的董文彬呼吁尽快开通公交。',
    '秦越 建议 设立应急资金',
    '董文彬 呼吁 尽快开通公交。',
  ],
  [
    '一楼的住户担心电梯井挡光，六楼的蔡伯则直言：“我这膝盖爬不动了。”',
    '住户 担心 电梯井挡光',
    '蔡伯 直言 我这膝盖爬不动了。',
  ],
  ['公诉人出示记录后，他改口称“当时觉得不对劲，没敢问”。', '他 改口称 “当时觉得不对劲，没敢问”。'],
  ['被告人苗某对指控的事实供认不讳，当庭表示认罪认罚。', '苗某 表示 认罪认罚。'],
  ['区民政局局长的答案很朴素：老百姓睡不着觉的事。', '区民政局局长 答案很朴素 老百姓睡不着觉的事。'],
  ['“潮水不等人，凌晨三点就得下滩。”——东澳岛养蛏人阮阿海', '阮阿海 —— 潮水不等人，凌晨三点就得下滩。'],
  [
    '驻村第一书记宁海涛至今记得刚到村里的情形。“全村没有一条像样的路，我那辆车陷在泥里。”',
    '宁海涛 至今记得刚到村里的情形 全村没有一条像样的路，我那辆车陷在泥里。',
  ],
  ['“感谢你们！”她哽咽着，一遍遍鞠躬。', '她 哽咽着 感谢你们！'],
  ['问起收成，老汉伸出三根手指：“三千斤，只多不少。”', '老汉 伸出三根手指 三千斤，只多不少。'],
  ['教育部门规定，一、二年级不得布置书面家庭作业。', '教育部门 规定 一、二年级不得布置书面家庭作业。'],
  [
    '旗长乌云其木格2月18日在调研时要求，农牧部门要把技术人员派到羊圈。',
    '乌云其木格 要求 农牧部门要把技术人员派到羊圈。',
  ],
  [
    '书记来到村里。石顺兰是当时村里的党支部书记，她汇报，村里的人均收入只有一千六百元。',
    '石顺兰 汇报 村里的人均收入只有一千六百元。',
  ],
];

describe('attributions by what is told', () => {
  for (const [text, ...expected] of TOLD)
    it(text, () => {
      const found = analyze(text).facts.attributions.map(
        (a) => `${a.speaker} ${a.cueText} ${text.slice(a.content.start, a.content.end)}`,
      );
      assert.deepEqual(found, expected);
    });
});

describe('no attribution', () => {
  for (const text of SILENT) it(text, () => assert.deepEqual(analyze(text).facts.attributions, []));
});
