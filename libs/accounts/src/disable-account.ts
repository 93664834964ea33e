import { resultUnion } from '#graphql';
import { Account } from './account.entity.js';
import { LastAdministrator } from './last-administrator.js';

export const DisableAccountResult = resultUnion('DisableAccountResult', () => [Account, LastAdministrator]);
