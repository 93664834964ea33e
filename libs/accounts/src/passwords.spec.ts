import { Passwords, weaknessOf } from './passwords.js';
import { newOneTimeCode, newSecret, oneTimeHash } from './secret.js';

it('is hashed with argon2id at the full cost', async () => {
  const passwords = new Passwords();
  const hashed = await passwords.hash('seven reeds by the river');
  expect(hashed).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=1\$/);
  expect(await passwords.matches('seven reeds by the river', hashed)).toBe(true);
  expect(await passwords.matches('Seven reeds by the river', hashed)).toBe(false);
  expect(await passwords.matches('seven reeds by the river', null)).toBe(false);
});

it('is the same however an input method writes its letters', async () => {
  const passwords = new Passwords({ memoryCost: 64, timeCost: 1 });
  expect(await passwords.matches('１２ｒｅｅｄｓ　ｒｉｖｅｒ', await passwords.hash('12reeds river'))).toBe(
    true,
  );
});

it.each([
  'seven reeds by the river',
  '采风于民采诗于野问计问需问策',
  'kT9!vQ2#mZ7$',
  'wangfang likes pear trees',
  'x'.repeat(100) + 'abcdefgh9!',
])('takes %s', (password) => expect(weaknessOf(password, 'wangfang')).toBeNull());

it.each([
  'short',
  'elevenchars',
  'password1234',
  'PASSWORD123456',
  'Admin@123456',
  'wangfangwangfang',
  'wangfang1234',
  'aaaaaaaaaaaaaaaa',
  'abababababababab',
  'qwertyuiop12',
  '1qaz2wsx1qaz',
  'x1y2z3'.repeat(50),
])('refuses %s', (password) => expect(weaknessOf(password, 'wangfang')).not.toBeNull());

it('secrets have 256 bits, one-time codes 100, and no two are alike', () => {
  const many = Array.from({ length: 1000 }, () => [newSecret(), newOneTimeCode()]).flat();
  expect(new Set(many).size).toBe(2000);
  expect(newSecret()).toHaveLength(43);
  expect(newOneTimeCode()).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){3}[0-9A-HJKMNP-TV-Z]{5}$/);
  expect(oneTimeHash('o0iL1-abcde fghjk-mnpqr')).toBe(oneTimeHash('00111-ABCDE-FGHJK-MNPQR'));
});
