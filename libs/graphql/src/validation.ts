import { ValidationPipe, type ValidationError } from '@nestjs/common';
import { No } from './no.js';

/** What class-validator's constraints say, in Chinese; `#` stands for the number of the constraint. */
const inChinese: Record<string, string> = {
  isNotEmpty: '不能为空',
  minLength: '至少 # 个字符',
  maxLength: '最多 # 个字符',
  min: '不能小于 #',
  max: '不能大于 #',
  isInt: '须为整数',
  arrayMinSize: '至少 # 项',
  arrayMaxSize: '最多 # 项',
  arrayNotEmpty: '至少一项',
  arrayUnique: '不能重复',
  isUuid: '格式不对',
  isString: '须为文字',
};

interface Found {
  path: string;
  messageEn: string;
  messageZh: string;
}

function problemsIn(errors: readonly ValidationError[], above = ''): Found[] {
  return errors.flatMap((error) => {
    const path = above ? `${above}.${error.property}` : error.property;
    const own = Object.entries(error.constraints ?? {}).map(([name, messageEn]) => ({
      path,
      messageEn,
      messageZh: `${path}：${inChinese[name]?.replace('#', /\d+/.exec(messageEn)?.[0] ?? '') ?? '填写有误'}`,
    }));
    return [...own, ...problemsIn(error.children ?? [], path)];
  });
}

/** Validates every input class by its class-validator decorators; what is wrong and where comes in one BAD_USER_INPUT. */
export const validation = () =>
  new ValidationPipe({
    transform: true,
    exceptionFactory: (errors) => {
      const problems = problemsIn(errors);
      return new No(
        'BAD_USER_INPUT',
        {
          zh: problems.map((p) => p.messageZh).join('；'),
          en: problems.map((p) => `${p.path}: ${p.messageEn}.`).join(' '),
        },
        { path: problems[0]?.path, problems },
      );
    },
  });
