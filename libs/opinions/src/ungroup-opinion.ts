import { resultUnion } from '#graphql';
import { Opinion } from './opinion.entity.js';
import { AlreadyDecided } from './refusals.js';

export const UngroupOpinionResult = resultUnion('UngroupOpinionResult', () => [Opinion, AlreadyDecided]);
