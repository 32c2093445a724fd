/**
 * The name of what is claimed, in words that two drafts may write differently: openings, scopes and light verbs are
 * removed, and variants of one indicator become one. Every other word stays, so that words which are not understood
 * keep two claims apart.
 */

/** Words of time that open a clause or stand between a name and its figure. */
const TIME =
  '\\d{4}年度?(?:全年|[末底初])?|(?:[上去今当本前明]|全)年度?(?:同期|以来|[末底初])?|同期|年[末底初内]|全年|[上下]半年|第?[一二三四]季度|前[一二三]季度|(?:前|[0-9]{1,2}[-—至])?[0-9]{1,2}个?月份?[末底]?|“?十[一二三四五]五”?(?:时期|期间|末)?';
const SCOPE = '全[国省市县区州镇乡村旗]|[我本][国省市县区州镇乡]|[省市县区镇]本级';
const LINKS = '其中|同时|此外|另外|据初步核算|据统计|初步核算|预计|目前|而|且|并|也|分别';

const NAME_OPENING = new RegExp(
  `^(?:${LINKS}|截至[^，。；]{0,10}?[底末日]|[到至](?=\\d{4}年)|${TIME}|${SCOPE}|实现|完成|达到|拥有|共有|共|将|要|力争|确保|预期|争取|在|的|[，、：“”（）—\\s])+`,
);
const NAME_CLOSING = /(?:预期|力争|预计|确保|目标|[已共约达为的“”（），：])$/;

/** Written variants of one indicator. */
const VARIANTS: readonly (readonly [RegExp, string])[] = [
  [/(?:地区|国内)?生产总值(?:（GDP）)?|^GDP$/, '地区生产总值'],
  [/^地方(?=一般公共预算)/, ''],
  [/规模以上/, '规上'],
  [/限额以上/, '限上'],
  [/^规模(?=工业)/, '规上'],
  [/^社零总额$/, '社会消费品零售总额'],
  [/^(外贸)?进出口(?:总值|总额)$/, '进出口总额'],
  [/^(?:粮食总产量|粮食产量|粮食总产)$/, '粮食产量'],
  [/^(?:规上工业企业)(?:总数|数量)$/, '规上工业企业'],
  [/^实际(?:使用|利用)外资(?:金额|额)?$/, '实际利用外资'],
  [/^(?:细颗粒物（PM2\.5）|PM2\.5|细颗粒物)(?:年均|平均)?浓度$/, '细颗粒物浓度'],
  [/^接待(?:国内外)?(?:游客|旅游)(?:总人数|人数|人次)?$/, '接待游客'],
  [/^(?:金融机构)(?:本外币|人民币)?(?=各项)/, ''],
  [/^(?:全社会)(?=用电量$)/, ''],
  [/^(?:全体)(?=居民人均)/, ''],
];

/**
 * Indicators of official statistics, as whole names. They are about the whole place wherever they stand, even after
 * 其中.
 */
const STATISTICS =
  /^(?:人均)?地区生产总值$|^第?[一二三]次?产业(?:增加值|投资)$|^规上工业(?:增加值|总产值|企业|利润总额|营业收入)$|增加值$|^(?:一般公共预算|政府性基金|税收)(?:收入|支出)$|^(?:固定资产|工业|房地产开发|民间|基础设施|制造业|技术改造|工业技术改造)投资$|^社会消费品零售总额$|^(?:进出口|进口|出口)(?:总额)?$|^实际利用外资$|居民人均(?:可支配收入|消费支出)$|^(?:常住|户籍)人口(?:城镇化率)?$|^城镇新增就业(?:人数)?$|^用电量$|^粮食(?:产量|播种面积|作物播种面积)$|^各项(?:存|贷)款余额$|^居民消费价格$|^森林覆盖率$|^(?:城镇)?(?:调查|登记)失业率$/;

/** Whether the name is an indicator of official statistics. */
export const isStatistic = (name: string): boolean => STATISTICS.test(name);

/** The name without the opening and the end of its clause, in its plain form. */
export function plainName(words: string): string {
  let bare = words.replace(/\s+/g, '').replace(NAME_OPENING, '').replace(NAME_OPENING, '');
  for (let m = NAME_CLOSING.exec(bare); m; m = NAME_CLOSING.exec(bare)) bare = bare.slice(0, m.index);
  return VARIANTS.reduce((name, [shape, plain]) => name.replace(shape, plain), bare.replace(/[“”]/g, ''));
}

/** The name without the place at its head; null where it begins with another place. */
export function withoutPlace(name: string, place: string): string | null {
  if (place && name.startsWith(place)) return plainName(name.slice(place.length));
  return NAMED_PLACE.test(name) ? null : name;
}

/** A named place at the head of a name: 石桥镇税收, 高新区, 澜州市. */
const NAMED_PLACE =
  /^(?!城镇|乡镇|村镇|城乡|城市|上市|门市|股市|超市|地区生产|小区|社区|县域|县级|市级|省级|县区|市区|街道办)[一-龥]{1,8}?(?:自治区|开发区|产业园|园区|新区|片区|街道|(?<!城)镇|(?<!城)乡|[省市县旗])(?![场级域政值民容委况区人办属化居])/;

/** Whether the words that lead to a figure name a place other than `place`. */
export function namesOtherPlace(words: string, place: string): boolean {
  const rest = place ? words.replaceAll(place, '') : words;
  return OTHER_PLACE.test(rest);
}

const OTHER_PLACE =
  /[一-龥](?:开发区|产业园|高新区|新区|片区|街道|(?<![城乡村集全各乡本我建强特重小])镇|(?<![城全各本我下家返])乡|(?<![全各本我城上门股超都闹夜利])市(?![场级域政值民容委况区人长直属])|(?<![全各本我跨分])县(?![级域委政直区城长人]))/;

const FILLERS = new RegExp(
  `${TIME}|${SCOPE}|${LINKS}|按可比(?:价格?|口径)(?:计算)?|可比价格?|不变价格?(?:计算)?|同口径|名义|实际|同比|环比|相比|由|从|负增长|增长|增加|提高|提升|上升|下降|降低|减少|回落|上涨|下跌|扩大|缩小|增至|升至|降至|增速|增幅|幅度|速度|达到|实现|完成|突破|超过|接近|不足|左右|力争|预期|目标|总体|保持|已经|[了到至为达是有只仅共的均已再将要约近逾超比较与，、：（）“”\\s]`,
  'g',
);

/** What is left between a name and its figure without words of time, change and bound; empty where nothing is. */
export const residue = (words: string): string => words.replace(FILLERS, '');

/** Names that depend on something told before, and mean nothing alone. */
const DEPENDENT =
  /^(?:惠及|涉及|带动|拉动|撬动|受益|方面|重点(?!项目|企业|工程)|吸纳|覆盖|服务|投入|总投资|年度投资|投资|资金|总数|总量|面积|产值|收入|支出|税收|利润|人数|户数|总额|总面积|合同金额|[新净]增$|[新净]增(?=面积|产值|收入|支出|税收|利润|投资|资金|人数|户数)|占|其他|合计|总计|小计)/;

/** Whether the name means nothing without what was told before it. */
export const isDependent = (name: string): boolean => DEPENDENT.test(name) && !isStatistic(name);

/** A growth expressed as a noun and not by a verb: 地区生产总值增速. */
export const GROWTH_NAME = /(?:同比)?(?:增速|增幅|增长率|增长速度|增长)$/;
