/** The words by which official writing ties figures together. Each is a pattern over folded reading text. */

/** A point or stretch of time before a figure: 2015年的, 去年同期, “十三五”末. */
export const TIME =
  '(?:\\d{4}年(?:底|末|初|度|同期)?|(?:去|上|今|前|当|本)年(?:底|末|初|度|同期)?|同期|年初|年底|“?十[一二三四五]+五”?(?:初|末|时期|期间|初期|末期)?|[一二两三四五六七八九十\\d]+年前|建[区市县园]之?初|改革前|过去|原来|原先|现在|目前|如今)';

export const RISE =
  '增长|增加|提高|提升|上升|扩大|扩大|增至|升至|拓展|跃升|攀升|增|升|扩展|扩充|壮大|发展|延长|扩建|上涨|回升|攀升';
export const FALL = '下降|减少|降低|压缩|缩短|压减|精简|缩减|回落|下滑|下跌|收窄|缩小|削减|减|降|减轻|跌';

/** Words before a figure of a finished part, words of an unfinished one. */
export const DONE =
  /已|完成|办结|办理完毕|结案|办毕|销号|竣工|投产|解决|化解|整改|处置|处理|答复|回复|落实|采纳|验收|兑现|开工|交付|建成|审结|结项|办复|立行立改|到位|修复|清退|成功|调处|侦破|办妥|发放|通过|签约|实到|出席/;
/** What is left: the complement of the finished part by its own meaning. */
export const LEFT =
  /剩余|其余|余下|剩下|尚余|下余|尚未|还未|仍未|暂未|未(?!来|必|免|成年|央)|(?<!滚存|累计|历年)结余|还剩|不能|无法|难以|请假|缺席|还有|尚有|仍有|另有/;
/** What is under way: the complement of the finished part where the text gives no third state. */
export const ONGOING =
  /正在|正(?=协调|办理|推进|整改|处理|解决|实施|抓紧|加快|组织)|在办|(?:推进|办理|处理|整改|实施|协调|建设|审理|解决)(?:之)?中|待(?=办|整改|解决|处理|答复|协调|销号)|持续推进|限期|在建|阶段性|逐步|列入计划|纳入计划|列入规划/;
/** Things that are either dealt with or not. */
export const MATTERS =
  /问题|意见|建议|诉求|隐患|线索|案件|信访|投诉|工单|提案|议案|事项|矛盾|纠纷|举报|求助|难题|需求|清单|任务|整改|来信|来电|来访|反馈|交办|留言|警情|欠薪|故障|申请|实事|立案|受理|反馈/;

export const TOTAL = /(?:共计|合计|总计|总共|一共|共有|共|累计|总数|总量|总额|总面积|总人数|全部)[^，；。]{0,12}$/;
/** A total that is said to be one. */
export const SUMMED = /(?:共计|合计|总计|总共|一共|共有|共)[^，；。]{0,12}$/;
/** 合计 standing alone between the list and its total. */
export const BARE_TOTAL =
  /^[，、；（]?(?:以上|上述)?(?:[两二三四五六七八九]项|[两二三四五六七八九]者|[两二三四五六七八九]类|各项|几项)?(?:相加|加起来)?(?:合计|共计|总计|总共|一共|共)(?:为|是|达|达到|有)?$/;

/** A subject of a rate: 办结率, 整改完成率. */
export const RATE_WORD =
  /([一-鿿]{1,8}?率|增长面|亏损面)(?:分别)?(?:已)?(?:均)?(?:达到|达|为|是|约为|约|在|超过|超|提高到|提升到|提高至|提升至|上升到|高达|稳定在|保持在|仅为|只有|近|接近|突破)?(?:了)?(?:约|近)?$/;

/** What came new in a stretch of time, not what there is. */
export const FLOW = /新增|新认定|新设|新建|引进|签约|招引|新开工|竣工|投产|新签约|认定/;

export const OVERALL = /整体|总体|综合|总(?!值|量)|平均|全部|合计|累计/;

/** Growth reckoned at constant prices: the ratio of two printed totals need not give it. */
export const CONSTANT_PRICES =
  /生产总值|GDP|增加值|可比|不变价|实际增长|扣除价格|同口径|可支配收入|纯收入|人均收入|总产值/;

/**
 * Sets of labels that shut each other out. The members of a `whole` set leave nothing out either, so together they are
 * the total; of the others it is only certain that together they are not more.
 */
export const COMPLEMENTS: readonly { readonly labels: readonly RegExp[]; readonly whole: boolean }[] = [
  ...whole('中央|地方', '城镇|城市/农村|乡村|乡镇', '男/女', '公办|公立/民办|私立', '出口/进口', '省内|本省/省外|外省'),
  ...whole(
    '市内|本市/市外|外市',
    '县内|县域内|本县/县外|外县',
    '区内|本区/区外',
    '园内/园外',
    '国内|境内/国外|境外|国际|入境',
  ),
  ...whole('上半年/下半年', '第?一产/第?二产/第?三产', '一季度/二季度/三季度/四季度', '线上|网上/线下|现场|窗口'),
  ...whole(
    '新建|新开工|新开/续建|结转',
    '(?<!不)合格/不合格',
    '(?<!非)党员/非党员',
    '人大|代表/政协|委员',
    '(?<!提)建议/提案',
  ),
  ...whole(
    '集中供养/分散供养',
    '汉族/少数民族',
    '水田/旱地',
    '本地|当地|户籍/外地|外来|流动',
    '规上|规模以上/规下|规模以下',
  ),
  ...whole(
    '专职/兼职',
    '在职|在岗/离退休|退休|离岗',
    '赞成|同意/反对/弃权',
    '主城区|城区/郊区|乡镇',
    '个访|个体访/集体访|集访',
    '自评|自查/抽查|督查',
    '动产/不动产',
    '成年/未成年',
  ),
  ...whole('重点/一般', '固定(?!资产)/流动', '公益林/商品林', '上缴/留存', '领导班子/班子成员', '乡镇/县直|区直|市直'),
  ...whole(
    '(?<!非)全日制/非全日制',
    '(?<!非)公有/非公有',
    '阳性/阴性',
    '人工/天然',
    '新设/变更/注销',
    '企业奖/个人奖',
    '书记(?<!副书记)/副书记/委员',
  ),
  ...disjoint(
    '内资/外资',
    '本科/专科',
    '国有/民营|非国有',
    '小学/初中/高中',
    '一期/二期',
    '贷款|融资/自筹|自有',
    '建成|竣工/在建|未开工',
  ),
  ...disjoint(
    '(?:特|一)等奖/二等奖/三等奖',
    '市级|市本级/县级|县区|区县',
    '政府投资/社会投资|社会资本|民间投资',
    '乔木/灌木',
    '党政/企业',
  ),
];

function whole(...sets: string[]): { labels: RegExp[]; whole: boolean }[] {
  return sets.map((s) => ({ labels: labelsOf(s), whole: true }));
}

function disjoint(...sets: string[]): { labels: RegExp[]; whole: boolean }[] {
  return sets.map((s) => ({ labels: labelsOf(s), whole: false }));
}

function labelsOf(set: string): RegExp[] {
  return (set.includes('/') ? set.split('/') : set.split('|')).map((words) => new RegExp(words));
}
