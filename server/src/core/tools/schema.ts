/** What a tool accepts, as JSON Schema, and the check of its input against that. */

export interface Property {
  readonly type: 'string' | 'integer';
  /** For the model that fills it in, in English. */
  readonly description: string;
  readonly enum?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  /** UTF-16 code units. */
  readonly maxLength?: number;
  readonly default?: string | number;
}

/** The JSON Schema of a tool's input. */
export interface InputSchema {
  readonly type: 'object';
  readonly properties: Readonly<Record<string, Property>>;
  readonly required?: readonly string[];
  readonly additionalProperties: false;
}

/** An input after the check. */
export type Input = Readonly<Record<string, string | number | undefined>>;

/** A request that cannot be answered; the message is one line that names the cause and the way out. */
export class ToolProblem extends Error {
  override readonly name = 'ToolProblem';
}

/** Whether an error is a {@link ToolProblem}. Compares names, since each bundle has a class of its own. */
export function isToolProblem(error: unknown): error is ToolProblem {
  return error instanceof Error && error.name === 'ToolProblem';
}

/** The input with the defaults filled in. Throws {@link ToolProblem} at the first thing that does not fit. */
export function readInput({ properties, required = [] }: InputSchema, value: unknown): Input {
  if (value !== undefined && (typeof value !== 'object' || value === null || Array.isArray(value))) {
    throw new ToolProblem('参数应是一个 JSON 对象');
  }
  const given = (value ?? {}) as Readonly<Record<string, unknown>>;
  const unknown = Object.keys(given).find((key) => !Object.hasOwn(properties, key));
  if (unknown !== undefined) {
    throw new ToolProblem(`没有参数“${unknown}”，可用的是 ${Object.keys(properties).join('、')}`);
  }
  const input: Record<string, string | number | undefined> = {};
  for (const [key, property] of Object.entries(properties)) {
    const one = given[key] ?? property.default;
    if (one !== undefined) input[key] = readOne(key, property, one);
    else if (required.includes(key)) throw new ToolProblem(`缺少参数 ${key}：${property.description}`);
  }
  return input;
}

function readOne(key: string, property: Property, value: unknown): string | number {
  const { type, minimum = -Infinity, maximum = Infinity, maxLength = Infinity } = property;
  if (type === 'integer') {
    if (typeof value === 'number' && Number.isInteger(value) && value >= minimum && value <= maximum) return value;
    throw new ToolProblem(`参数 ${key} 应是 ${minimum} 到 ${maximum} 的整数`);
  }
  if (typeof value !== 'string') throw new ToolProblem(`参数 ${key} 应是字符串`);
  if (property.enum && !property.enum.includes(value)) {
    throw new ToolProblem(`参数 ${key} 的值“${value.slice(0, 40)}”应为 ${property.enum.join('、')} 之一`);
  }
  if (value.length > maxLength) {
    throw new ToolProblem(
      `参数 ${key} 有 ${value.length} 字，最多 ${maxLength} 字：请按章节分几次，或把文稿存成文件后用 path 指明`,
    );
  }
  return value;
}
