import { addressFor, placeOf, readAddress } from './address.js';

it('reads one server', () => {
  const address = readAddress('postgres://li%20lei:p%40ss%2Fword@db.example:6000/caifeng?sslmode=disable');
  expect(address.targets).toEqual([{ host: 'db.example', port: 6000 }]);
  expect(address.options).toMatchObject({
    user: 'li lei',
    password: 'p@ss/word',
    database: 'caifeng',
    ssl: false,
  });
  expect(placeOf(address)).toBe('db.example:6000/caifeng');
});

it('reads several, each with its port or the usual one', () => {
  const { targets } = readAddress(
    'postgresql://u:p@one:5433,[fd00::1]:5434,three/db?target_session_attrs=primary',
  );
  expect(targets).toEqual([
    { host: 'one', port: 5433 },
    { host: 'fd00::1', port: 5434 },
    { host: 'three', port: 5432 },
  ]);
});

it('takes the server from the parameters, as for a socket', () => {
  expect(readAddress('postgres://u@/db?host=/run/postgresql&port=5433').targets).toEqual([
    { host: '/run/postgresql', port: 5433 },
  ]);
});

it('gives the same place to another role', () => {
  const address = addressFor(readAddress('postgres://owner:a@h/db'), { user: 'server', password: 'b' });
  expect(address.options).toMatchObject({ user: 'server', password: 'b', database: 'db' });
});

it.each(['postgres://u:secret@h:x/db', 'postgres://u:secret@h:99999999/db', 'postgres://u:secret@a:1:2/db'])(
  'refuses %s without repeating it',
  (url) => {
    expect(() => readAddress(url)).toThrow('The database address cannot be read');
    expect(() => readAddress(url)).not.toThrow('secret');
  },
);
