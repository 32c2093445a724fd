/**
 * Names that stand after their count, or directly before it: 5个乡镇（甲、乙、丙、丁）, 5起案件，分别为…,
 * 三项措施：…；…；….
 */
import type { Mark, Reading } from '../../model';
import { span } from '../../model';
import type { CountedNoun } from '../../read/listing/counted';
import { countedIn, countOf, shortNoun } from '../../read/listing/counted';
import type { Listed } from '../../read/listing/listed';
import {
  agrees,
  countDistance,
  stretchEnd,
  isBalanced,
  isUniform,
  listBefore,
  mayHave,
  readListed,
} from '../../read/listing/listed';
import type { Item } from '../../read/lists';
import { splitAt } from '../../read/lists';
import { stepsAfter } from '../../read/listing/steps';
import { CONTENTS } from '../../text/census';
import type { ParagraphRule } from '../rule';
import { allMatches, group } from '../../match';

export const named: ParagraphRule = {
  id: 'count/named',
  severity: 'warning',
  zh: '点名的个数与所称数目不符',
  en: 'Not as many are named as the count says',
  why: `“5个乡镇（甲镇、乙镇、丙镇、丁镇）”只点了四个名；“4起案件，分别为……”“6家企业：……”“走访甲村、乙村、丙村4个村”也一样；“三项措施：……；……；……；……。”有四项，“第一小组……第二小组……第三小组……”是三个小组。

先数名单有几种数法：括号、引号里的顿号不算，项内的“和、与、及”可分可不分，哪一种数法对得上就不报。以“等”收束、写明“主要、其中”的名单不是全数，不报。列出的比所称的多时，各项须是同一种写法（词尾相同、字数相同、都是人名或都加了引号），以免把“王某、李某盗窃案”数成两件。相差在两项以内才报：差得多的多半数的是别的事（“东山县、西河县的12个村”）。`,
  source: '事理',
  yieldsTo: ['count/list', 'count/parts', 'count/promise'],
  bad: [
    '督导组先后到了⟦5个乡镇⟧（平山镇、云溪镇、石埠乡、东塘乡）。',
    '对推诿扯皮的⟦2名同志⟧（周立明、孙国强、郑文）予以通报。',
    '依法审结⟦5起案件⟧，分别为黄某诈骗案、冯某盗窃案、许某危险驾驶案、何某滥伐林木案。',
    '今年表彰先进班组⟦4个⟧：检修班、化验班、调度班。',
    '站里推出⟦3项便民举措⟧：开设夜间窗口，周末不打烊；上线掌上预约，少跑路；增设母婴室，配齐设施；开通代办专线，全程帮办。',
    '协会下设⟦四个小组⟧，第一小组14人，第二小组11人，第三小组9人，共34人。',
    '重点抓好⟦五项工作⟧：（1）加固堤防；（2）清理河道；（3）备足物资；（4）开展演练。',
    '信访工作抓住⟦三个环节⟧。首先，抓排查，做到心中有数。其次，抓化解，做到案结事了。再次，抓回访，防止反复。最后，抓问责，压实责任。',
    '全年办成⟦三件实事⟧。一件是修通了环山路；一件是打了两眼机井；一件是翻修了祠堂；还有一件是装上了路灯。',
    '开展“三亮⟦三比⟧”活动，即亮身份、亮岗位、亮承诺，比作风、比实绩。',
    '建成示范片⟦3个⟧：沙湾片120亩、白庙片150亩、李渡片80亩、石桥片60亩。',
    '信访问题有⟦四类⟧。第一类是征地补偿，41件。第二类是拖欠工资，26件。第三类是物业管理，19件。',
    '今年办好⟦四件民生实事⟧：新建养老驿站3所，改造农村危桥2座，安装太阳能路灯600盏。',
    '紧盯⟦三个时间节点⟧：3月底前完成摸底，5月底前完成整改，8月底前完成验收，9月底前完成总结。',
    '主要诉求有⟦三项⟧：要求补发补偿款，要求解决入学，要求办理保险，要求公开账目。',
    '围绕“吃、住、行、游、购、娱”⟦五要素⟧补齐服务。',
    '现有敬老院9家，其中公办的⟦4家⟧：平山敬老院、云溪敬老院、石埠敬老院、东塘敬老院、白鹭敬老院。',
    '委员⟦7人⟧，平均年龄38岁，分别是：周立明、孙国强、郑文、吴小莉、冯青、陈石。',
    '满意率排名⟦后三位⟧的单位是：住建所、城管队、供水站、公交站。',
    '逐项做到⟦“四明确”⟧，即责任人明确、时限明确、标准明确、举措明确、考核明确。',
    '⟦近三年，即2021年、2022年、2023年、2024年⟧，茶叶产量持续增长。',
    '抽查⟦4家企业⟧（鸿升建材厂、石埠砖瓦厂、平山搅拌站、云溪水泥厂、东塘石料场）。',
    '实施⟦“四大工程”⟧，补齐短板。实施饮水工程，通水到户；实施道路工程，硬化到组；实施亮化工程，照明到巷。',
    '本年度接待量排名⟦前五的⟧窗口为社保窗口、税务窗口、户籍窗口、公积金窗口。',
  ],
  good: [
    '督导组先后到了4个乡镇（平山镇、云溪镇、石埠乡、东塘乡）。',
    '督导组先后到了5个乡镇（平山镇、云溪镇等）。',
    '督导组先后到了5个乡镇（其中平山镇、云溪镇、石埠乡为重点）。',
    '对推诿扯皮的3名同志（周立明、孙国强（女）、郑文）予以通报。',
    '依法审结3起案件，分别为黄某、冯某诈骗案，许某危险驾驶案，何某、吕某滥伐林木案。',
    '依法审结3起案件，分别为黄某、冯某诈骗案、许某危险驾驶案、何某滥伐林木案。',
    '今年表彰先进班组4个：检修班、化验班、调度班和运行一班。',
    '今年表彰先进班组4个：主要有检修班、化验班、调度班。',
    '站里推出3项便民举措：开设夜间窗口，周末不打烊；上线掌上预约，少跑路；增设母婴室，配齐设施。',
    '协会下设三个小组，第一小组14人，第二小组11人，第三小组9人，共34人。',
    '重点抓好四项工作：（1）加固堤防；（2）清理河道；（3）备足物资；（4）开展演练。',
    '信访工作抓住三个环节。首先，抓排查，做到心中有数。其次，抓化解，做到案结事了。最后，抓回访，防止反复。',
    '全年办成三件实事。一件是修通了环山路；一件是打了两眼机井；一件是装上了路灯。',
    '今年办好三件民生实事：新建养老驿站3所，改造农村危桥2座，安装太阳能路灯600盏。',
    '紧盯四个时间节点：3月底前完成摸底，5月底前完成整改，8月底前完成验收，确保年内销号。',
    '主要诉求有三项：要求补发补偿款，要求解决入学，要求办理保险。',
    '围绕“吃、住、行、游、购、娱”六要素补齐服务。',
    '现有敬老院9家，其中公办的4家：平山敬老院和云溪、石埠、东塘3所敬老院。',
    '委员7人，其中妇女委员2人，分别是吴小莉、冯青。',
    '满意率排名后三位的单位是：住建所、城管队、供水站。',
    '贯彻平山会议、云溪会议和“三个聚焦”要求。',
    '开展“三亮三比”活动，即亮身份、亮岗位、亮承诺，比作风、比实绩、比服务。',
    '建成示范片4个：沙湾片120亩、白庙片150亩、李渡片80亩、石桥片60亩。',
    '信访问题有四类。第一类是征地补偿，41件。第二类是拖欠工资，26件。第三类是物业管理，19件。第四类是邻里纠纷，8件。',
    '接报火灾6起，分别发生在和平路、文化街、东关巷、北坝村、杨家湾，其中东关巷2起。',
    '逐项做到“四明确”，即责任人明确、时限明确、标准明确、举措明确。',
    '逐项做到“四明确”，即责任人明确、时限明确、标准和举措明确。',
    '近三年，即2021年、2022年和2023年，茶叶产量持续增长。',
    '抽查5家企业（鸿升建材厂、石埠砖瓦厂、平山搅拌站、云溪水泥厂、东塘石料场）。',
    '实施“三大工程”，补齐短板。实施饮水工程，通水到户；实施道路工程，硬化到组；实施亮化工程，照明到巷。',
    '实施“四大工程”，补齐短板。实施饮水工程，通水到户；道路硬化到组；照明到巷。',
    '工程涉及平山县、云溪县、石埠区的4个村，惠及1.2万人。',
    '围绕选址、用地、环评提出4项建议。',
    '县里新建幼儿园、小学、初中4所学校。',
    '会议审议了年度计划、经费预算，听取了防汛、抗旱、造林、护林5项汇报。',
    '本年度接待量排名前五的窗口为社保窗口、税务窗口、户籍窗口、公积金窗口、婚姻登记窗口。',
    '走访了平山村、云溪村、石埠村3个村的4户人家。',
    '抽调公安、城管、住建3个部门12名骨干组成4个小组：排查、整治、宣传同步推进。',
  ],
  contents:
    CONTENTS.counts | CONTENTS.quotedNumerals | CONTENTS.numeralsBehindQuotes | CONTENTS.places | CONTENTS.yearsInRow,
  *check({ paragraph: { text, block }, contents }: Reading): Iterable<Mark> {
    if (block === 'cell' || block === 'furniture') return;
    for (const counted of (contents & CONTENTS.counts) !== 0 ? countedIn(text) : []) {
      if (isRecalled(text, counted)) continue;
      const told = behind(text, counted) ?? (isPart(text, counted) ? null : before(text, counted));
      if (told) yield markOf(text, counted, told);
    }
    if ((contents & CONTENTS.places) !== 0) yield* ranked(text);
    if ((contents & CONTENTS.quotedNumerals) !== 0) yield* contracted(text);
    if ((contents & CONTENTS.numeralsBehindQuotes) !== 0) yield* together(text);
    if ((contents & CONTENTS.quotedNumerals) !== 0) yield* paired(text);
    if ((contents & CONTENTS.yearsInRow) !== 0) yield* years(text);
  },
};

interface Told {
  readonly count: number;
  readonly items: readonly Item[];
}

function markOf(text: string, { at, count }: CountedNoun, { count: found, items }: Told): Mark {
  const end = at.end + shortNoun(text, at.end).length;
  const place = text[at.start - 1] === '“' && text[end] === '”' ? span(at.start - 1, end + 1) : span(at.start, end);
  return {
    at: place,
    message: `“${text.slice(place.start, place.end).replace(/[“”]/g, '')}”称${count}项，列出的是${found}项`,
    related: items.map((i, k) => ({ at: i.at, message: `第${k + 1}项` })),
  };
}

/** 以上3个, 前3个 count what was listed before; the rule `count/recall` looks at them. */
const isRecalled = (text: string, { at }: CountedNoun): boolean =>
  /(?:以上|上述|前述|这|那|该|每|近|第|同期)$/.test(text.slice(Math.max(0, at.start - 2), at.start));

/** 其中3个, 另有3个 are some of what is listed, or further ones. */
const isPart = (text: string, { at }: CountedNoun): boolean =>
  /(?:其中[^，。；：]{0,6}|其余|其他|另外|另有|剩余|有关)$/.test(text.slice(Math.max(0, at.start - 10), at.start));

// ---------------------------------------------------------------- named behind the count

const INTRO =
  /^([一-鿿“”]{0,16}?)(（|：|(?:，(?!其中)[^，。；：、（]{1,12}(?=，))??，?(?:即|分别(?:是|为|有|涉及|位于|来自|对应)?|依次(?:是|为)|具体(?:是|为|包括|有|如下)|包括|他们是|它们是|她们是|名单(?:为|是|如下)|就是)[：，]?(?=[^，。；：])|，(?:为|是|位置为|位置是|地点为|地点是)|(?<=[路线业校村镇院位段目品])为(?=[一-鿿\d]{1,12}、))/;
/** Words between the count and a colon that make the counted noun the object of something else. */
const ACTION_BEFORE_COLON =
  /[了着过]|研究|部署|开展|推进|督查|检查|落实|指出|强调|要求|表示|提出|通过|调研|工作会|会议/;

function behind(text: string, counted: CountedNoun): Told | null {
  const { count, at } = counted;
  const steps = stepsAfter(text, counted);
  if (steps) return steps;
  const rest = text.slice(at.end, at.end + 48);
  const m = INTRO.exec(rest);
  if (!m) return headed(text, counted);
  const noun = group(m, 1);
  const intro = group(m, 2);
  if (intro === '：' && (noun.length > 16 || ACTION_BEFORE_COLON.test(noun))) return null;
  const from = at.end + m[0].length;
  if (intro === '（') return noun.length <= 8 ? bracketed(text, counted, from, noun) : null;
  // Runs and numbered items are counted by other rules.
  if (/^(?:一[是要]|首先|第一[，：]|其一|\d{1,2}[.．、]|[（(①])/.test(text.slice(from, from + 3))) return null;
  const sentence = stretchEnd(text, from, '。！？\n');
  const parts = splitAt(text, span(from, sentence), '；');
  if (parts.length === count) return null;
  if (parts.length > 2 && /[：为是即]$/.test(intro)) return clauses(text, counted, parts);
  const first = span(from, stretchEnd(text, from, '。！？；\n'));
  const commas = splitAt(text, first, '，');
  if (commas.length === count || !commas.length) return null;
  // 诉求有三项：要求…，要求…，要求…，要求…。
  const opening = commas[0]!.text.slice(0, 2);
  if (commas.length > 2 && parts.length === 1 && commas.every((c) => c.text.startsWith(opening)))
    return Math.abs(commas.length - count) <= 2 ? { count: commas.length, items: commas } : null;
  if (parts.length === 1 && areParallel(commas) && Math.abs(commas.length - count) === 1)
    return { count: commas.length, items: commas };
  const list = unmeasured(readListed(text, commas[0]!.at));
  if (!list) return null;
  // 分别 may introduce the values of each as well as the names.
  if (/分别$/.test(intro) && list.words.some((w) => w.length < 2)) return null;
  const tail = commas.slice(1);
  // 分别位于甲街、乙街: two of them may be at one place.
  if (/位于|来自|涉及|对应/.test(intro) || /^(?:发生|分布|坐落|设)在/.test(list.words[0]!)) {
    if (list.items.length < count && (commas[1]?.text ?? '').startsWith('其中')) return null;
  }
  if (list.items.length < count && parts.length > 1 && !opensOther(parts[1]!.text)) return null;
  return judged(list, counted, noun, tail, intro === '：' || /即|为|是/.test(intro));
}

/** A clause after the list that says something about it and is not a member. */
const PREDICATE_START =
  /\d|^(?:其中|均|都|共|并|要求|实行|已|现|各|要|让|使|以|全|把|将|对|在|由|从|逐|总|合计|涉及|覆盖|服务|责令|限期|予以|同时|进一步|确保|推动|推进|做到|不断|形成|切实|有效|有力|基本|累计|为|每|大家|这|得到|受到|取得|初步|构建|达到)/;
const opensOther = (words: string): boolean => /\d|[两三四五六七八九十](?:个|家|项|名|位|类|种|件)/.test(words);

function judged(
  list: Listed,
  { count, classifier }: CountedNoun,
  noun: string,
  tail: readonly Item[],
  firm: boolean,
): Told | null {
  const off = countDistance(list, count);
  if (list.open || off === 0 || off > 2 || !agrees(list, classifier + noun)) return null;
  const found = list.items.length;
  const uniform = isUniform(list);
  // 组成4个小组：排查、整治、宣传同步推进 says what they do.
  if (DOES.test(list.words.at(-1) ?? '')) return null;
  const whole = uniform || (off === 1 && found > 3 && isBalanced(list));
  if (found > count) return whole ? { count: found, items: list.items } : null;
  if (found < 2 || (found < 3 && !firm) || (found === 2 && count > 3)) return null;
  // A list that goes on after a comma has more than its first part.
  if (tail.length && !PREDICATE_START.test(tail[0]!.text)) return null;
  if (tail.some((t) => goesOn(list, t.text))) return null;
  return { count: found, items: list.items };
}

const DOES = /.(?:推进|开展|进行|并举|并重|齐抓|结合|联动|实施|落实|到位)$/;

/** Clauses that each end in an amount, or all share a word: 新建驿站3所，改造危桥2座，安装路灯600盏. */
function areParallel(clauses: readonly Item[]): boolean {
  if (clauses.length < 3 || clauses.some((c) => /[、和与及并其]/.test(c.text) || c.text.length > 24)) return false;
  if (clauses.every((c) => /^[一-鿿]{4,16}\d+[一-鿿]{1,2}$/.test(c.text))) return true;
  const dated = /\d{1,2}月(?:\d{1,2}日)?(?:底|中旬|上旬|下旬|末)?[前]?([一-鿿]{2})/;
  const verbs = clauses.map((c) => dated.exec(c.text)?.[1]);
  return verbs.every((v) => v !== undefined && v === verbs[0]);
}

const MEASURED = /^([一-鿿]{2,12}?)(\d[\d.]*(?:万|亿)?)([一-鿿%]{1,4})$/;
const NUMBERED_NAME = /^\d{1,3}(?:路|号线|号|班|栋|幢|楼|组|标段)$/;

/**
 * The list without amounts, where each item has one amount of the same unit (沙湾片1200亩、白庙片1500亩); null where
 * numbers stand in any other way.
 */
function unmeasured(list: Listed | null): Listed | null {
  if (!list || !list.words.some((w) => /\d/.test(w))) return list;
  if (list.words.every((w) => NUMBERED_NAME.test(w))) return list;
  const parts = list.words.map((w) => MEASURED.exec(w));
  const unit = parts[0]?.[3];
  return unit !== undefined && parts.every((p) => p?.[3] === unit)
    ? { ...list, words: parts.map((p) => group(p!, 1)) }
    : null;
}

/** Whether the clauses after a list go on listing. */
function goesOn({ words }: Listed, tail: string): boolean {
  const last = words.at(-1)!.at(-1);
  if (last === undefined) return false;
  return words.every((w) => w.endsWith(last)) && tail.endsWith(last);
}

function bracketed(text: string, counted: CountedNoun, from: number, noun: string): Told | null {
  const end = stretchEnd(text, from, '）');
  if (text[end] !== '）') return null;
  const body = text.slice(from, end);
  if (
    /[，；：。]/.test(body.replace(/（[^）]{0,40}）/g, '')) ||
    /^(?:其中|含|包括|均|不含|如|以下|详见|主要|见|按|指|含有|原|下同)/.test(body)
  )
    return null;
  const lead = /^(?:即|分别(?:是|为)|名单为)：?/.exec(body)?.[0].length ?? 0;
  const list = readListed(text, span(from + lead, end));
  if (list?.words.some((w) => /^\d|\d[一-鿿]{0,3}$/.test(w)) && !list.words.some((w) => /^[^\d]+$/.test(w)))
    return null;
  // 3个县（市、区） gives other names for the same.
  if (!list || list.words.every((w) => w.length === 1)) return null;
  if (list.items.length > counted.count && list.words.some((w) => w.length < 2)) return null;
  return judged(list, counted, noun, [], true);
}

/** As many clauses as measures are announced: 三项措施：…；…；…；…. */
function clauses(text: string, { count }: CountedNoun, parts: readonly Item[]): Told | null {
  const found = parts.length;
  if (Math.abs(found - count) > (count > 5 ? 2 : 1)) return null;
  if (parts.some((p) => /^(?:同时|其中|另外|此外|并|另|还|以上|上述|第|首先|一[是要])/.test(p.text))) return null;
  const commas = parts.map((p) => splitAt(text, p.at, '，').length);
  const regular = commas.every((c) => c === commas[0]);
  if (found < count && (!regular || parts.some((p) => /等$/.test(p.text)))) return null;
  return { count: found, items: parts };
}

const SETS = /工程|行动|计划|机制|制度|战役|攻坚|战略|活动|专项|清单|平台|体系/;

/**
 * The sentence after the count has one clause for each:
 * “四大工程”，…。实施强村工程，…；实施美丽家园工程，…；实施乡风工程，….
 */
function headed(text: string, { at, count, noun }: CountedNoun): Told | null {
  const head = SETS.exec(noun)?.[0];
  if (!head) return null;
  const stop = stretchEnd(text, at.end, '。', 60);
  if (text[stop] !== '。' || /[；：]/.test(text.slice(at.end, stop))) return null;
  const parts = splitAt(text, span(stop + 1, stretchEnd(text, stop + 1, '。！？\n')), '；');
  if (parts.length < 2 || parts.length === count || Math.abs(parts.length - count) > 2) return null;
  const names = parts.map((p) => /^([一-鿿“”]{2,16}?)(?=[，：]|$)/.exec(p.text)?.[1] ?? '');
  const alike = names.every((n) => n.replace('”', '').endsWith(head) && n.slice(0, 2) === names[0]?.slice(0, 2));
  return alike ? { count: parts.length, items: parts } : null;
}

// ---------------------------------------------------------------- named before the count

/** A verb after the last member: what is counted is its object and not the list. */
const GOVERNS =
  /.(?:[提推]出|出台|印发|发布|制[定订]|拟[定订]|设[置立定]|确[定立]|明确|列出|细化|分解|梳理|采取|安排|部署|布局|谋划|征集|收[集到]|提交|引进|新[建增]|编制|起草|修订|公布|公开|评选|选[出派]|遴选|认定|获批|争取|抽[取调]|策划|开展|实施|抓好|做好|办好|做出|作出|打造|形成|完成|签[订约]|取得|获得|获|有|出|成立|组成|共|下辖|建立|派出|成|查处|建成|走访|解决|化解|整改|涉及|覆盖|中|内|到|至|了|达|的|增|建|新|为|是|设|落实|践行|坚持|贯彻|弘扬|推行|推进|执行|用好|紧扣|聚焦|围绕|突出|强化|深化)$/;
/** New ones of several kinds: 新建幼儿园、小学、初中4所学校 may be four schools of three kinds. */
const NEWLY_MADE =
  /新建|新增|改建|扩建|改造|建成|购置|配备|配齐|引进|查处|招聘|修建|投放|安装|增设|举办|组织|种植|培育|发放|完成|审结|办理|受理|化解|排查|整改|争取|储备|谋划|实施/;
const SINGLE_CLASSIFIER = /^(?:家|所|处|座|支|名|位|人|栋|场|起|宗|部|期|点|块|片|件|套|份|首|篇)$/;

function before(text: string, counted: CountedNoun): Told | null {
  const { at, count, classifier } = counted;
  const lead = /(?:这|共|一共|总共|共有|合计|共计)$/.exec(text.slice(Math.max(0, at.start - 3), at.start))?.[0] ?? '';
  const quoted = text[at.start - 1] === '“';
  const end = at.start - (quoted ? 1 : lead.length);
  const list = listBefore(text, end);
  if (!list || list.open || list.items.length < 2) return null;
  // 甲、乙和“三个代表”: the phrase itself is the last member.
  if (quoted && /[和与及、，]$/.test(text.slice(end - 1, end))) return null;
  const { words } = list;
  const last = words.at(-1);
  if (last === undefined) return null;
  const longest = Math.max(...words.slice(1, -1).map((w) => w.length), 0);
  const noun = counted.noun;
  if (!noun && !/^(?:部门|单位|乡镇|街道|县区|社区|学校|村|镇|县|市|人|级)$/.test(classifier)) return null;
  if (GOVERNS.test(last) || words.some((w) => /[\d，：；]/.test(w))) return null;
  const uniform = isUniform(list);
  if (list.items.length < 3 && !(uniform && words[1]!.length > 2)) return null;
  if (list.items.length > 2 && last.length > longest + 2 && !uniform) return null;
  const off = countDistance(list, count);
  if (off === 0 || off > (uniform ? 2 : 1) || !agrees(list, classifier + noun)) return null;
  if (list.items.length > count && !uniform) return null;
  if (SINGLE_CLASSIFIER.test(classifier) && NEWLY_MADE.test(words[0] ?? '')) return null;
  if (classifier === '个' && NEWLY_MADE.test(words[0] ?? '') && !uniform) return null;
  // 听取了甲、乙，审议了丙、丁、戊5项汇报: the list may have begun before the comma.
  const start = list.at.start;
  if (text[start - 1] === '，' && /、/.test(text.slice(clauseStart(text, start - 1), start - 1))) return null;
  // 甲、乙、丙3个村的4户: nothing else may be counted right after.
  if (/^等/.test(noun)) return null;
  return { count: list.items.length, items: list.items };
}

function clauseStart(text: string, end: number): number {
  let i = end;
  while (i > 0 && !'，。；：！？'.includes(text.charAt(i - 1))) i--;
  return i;
}

/** All members in one pair of marks, then their count without a classifier: “吃、住、行、游、购、娱”五要素. */
const QUOTED_MEMBERS = /“([^“”，。；：]{3,60})”([两三四五六七八九十])([一-鿿]{2})/g;

function* together(text: string): Iterable<Mark> {
  for (const m of allMatches(QUOTED_MEMBERS, text)) {
    const count = countOf(group(m, 2));
    const list = readListed(text, span(m.index + 1, m.index + 1 + group(m, 1).length));
    // A classifier with its noun is looked at elsewhere.
    if (
      !list ||
      list.open ||
      list.joints > 0 ||
      list.items.length < 3 ||
      /^[个项大类种条级位年月日天次]/.test(group(m, 3))
    )
      continue;
    const off = countDistance(list, count);
    if (off === 0 || off > 2) continue;
    const start = m.index + group(m, 1).length + 2;
    yield {
      at: span(start, start + 3),
      message: `“${m[2]}${m[3]}”称${count}项，列出的是${list.items.length}项`,
      related: list.items.map((i, k) => ({ at: i.at, message: `第${k + 1}项` })),
    };
  }
}

// ---------------------------------------------------------------- contractions, years

const CONTRACTION =
  /“([两三四五六七八九十])((?![个项大类种条])[一-鿿]{1,4})”[一-鿿]{0,8}(?:，?(?:即|就是|也就是|具体是|包括)[：，]?|：|（|，(?:做到|实现|推进|确保)?)/g;

/** The members of a contraction, each with the words that are counted: 做到“四明确”，即责任人明确、时限明确、…. */
function* contracted(text: string): Iterable<Mark> {
  for (const m of allMatches(CONTRACTION, text)) {
    const count = countOf(group(m, 1));
    const head = group(m, 2);
    if (/[一二两三四五六七八九十]/.test(head)) continue;
    const from = m.index + m[0].length;
    const list = readListed(text, span(from, stretchEnd(text, from, '，。！？；）\n')));
    if (!list || list.open || list.joints > 0 || list.items.length < 2) continue;
    const { words, items } = list;
    const ends = words.slice(0, -1).every((w) => w.endsWith(head) || w.startsWith(head));
    // Without a word that introduces it, the list must contain the words in full.
    if (/[”一-鿿]，(?:做到|实现|推进|确保)?$/.test(m[0]) && (head.length < 2 || !words.every((w) => w.endsWith(head))))
      continue;
    if (!ends || !words.at(-1)!.includes(head) || mayHave(list, count) || countDistance(list, count) > 2) continue;
    // 即甲区、乙区，丙区: the list goes on after the comma.
    if (items.length < count && text[items.at(-1)!.at.end] === '，') continue;
    yield {
      at: span(m.index, m.index + m[0].indexOf('”') + 1),
      message: `“${m[1]}${head}”称${count}项，列出的是${items.length}项`,
      related: items.map((i, k) => ({ at: i.at, message: `第${k + 1}项` })),
    };
  }
}

const PAIRED = /“([两三四五六])([一-鿿])([两三四五六])([一-鿿])”[一-鿿]{0,8}，?(?:即|就是|：)[：，]?/g;

/**
 * A contraction of two groups, whose members begin with the word of their group:
 * “三亮三比”，即亮甲、亮乙、亮丙，比丁、比戊.
 */
function* paired(text: string): Iterable<Mark> {
  for (const m of allMatches(PAIRED, text)) {
    const from = m.index + m[0].length;
    const groups = splitAt(text, span(from, stretchEnd(text, from, '。！？）\n')), '，；');
    for (const [k, head] of [group(m, 2), group(m, 4)].entries()) {
      const items = groups[k] ? splitAt(text, groups[k].at, '、') : [];
      const count = countOf(k ? group(m, 3) : group(m, 1));
      const own = items.length > 1 && items.every((i) => i.text.startsWith(head) && !/[和与及等]/.test(i.text));
      // A third group may continue either of the two.
      if (!own || groups[2]?.text.startsWith(head) || items.length === count || groups[1 - k]?.text.startsWith(head))
        continue;
      const start = m.index + 1 + 2 * k;
      yield {
        at: span(start, start + 2),
        message: `“${text.slice(start, start + 2)}”称${count}项，列出的是${items.length}项`,
        related: items.map((i, n) => ({ at: i.at, message: `第${n + 1}项` })),
      };
    }
  }
}

const YEARS =
  /近?([两三四五六])年(?:来)?(?:，|：|（)?(?:即|分别为|分别是)?((?:20\d\d年[、和]){1,9}20\d\d年)|((?:20\d\d年[、和]){1,9}20\d\d年)(?:这)?([两三四五六])(?:个年度|年)(?![来内前后期])/g;

/** As many years as are announced: 近三年，即2021年、2022年、2023年、2024年. */
function* years(text: string): Iterable<Mark> {
  if (!/年[、和]20/.test(text)) return;
  for (const m of allMatches(YEARS, text)) {
    const count = countOf((m[1] ?? m[4])!);
    const found = (m[2] ?? m[3])!.match(/年/g)!.length;
    if (count === found) continue;
    yield {
      at: span(m.index, m.index + m[0].length),
      message: `称${count}年，列出的是${found}年`,
    };
  }
}

// ---------------------------------------------------------------- the first so many

const RANKED =
  /(?:排名?|排在|位居|位列|居|得分|最多|最高|[额量值率数])(?:全[县市区省])?[前后]([两三四五六七八九十]|[2-9]|1\d)(位|名)?(?:的([一-鿿（）]{0,10}?))?(?:分别|依次)?(?:为|是|：)：?/g;

/** As many names as the rank announces: 排名前五的乡镇为…. */
function* ranked(text: string): Iterable<Mark> {
  for (const m of allMatches(RANKED, text)) {
    const count = countOf(group(m, 1));
    const from = m.index + m[0].length;
    const parts = splitAt(text, span(from, stretchEnd(text, from, '。！？；\n')), '，');
    if (!parts.length) continue;
    const list = readListed(text, parts[0]!.at);
    if (!list || list.words.some((w) => /\d/.test(w.replace(/^\d+号/, ''))) || list.items.length < 2) continue;
    const start = m.index + m[0].search(/[前后](?=[\d两三四五六七八九十])/);
    const at = span(start, start + 1 + group(m, 1).length + (m[2]?.length ?? (m[3] === undefined ? 0 : 1)));
    const told = judged(list, { at, count, classifier: '个', noun: '' }, m[3] ?? '', parts.slice(1), true);
    if (told)
      yield {
        at,
        message: `“${text.slice(at.start, at.end)}”称${count}项，列出的是${told.count}项`,
        related: told.items.map((i, k) => ({ at: i.at, message: `第${k + 1}项` })),
      };
  }
}
