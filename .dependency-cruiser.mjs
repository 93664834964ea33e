/**
 * The doors between rooms: a room imports only rooms before it in this order, only by their `index.ts`, never in a
 * circle. `apps/api/test/doors.spec.ts` holds it, and feeds it a bad import to know that the fence stands.
 */
const order = [
  ['config'],
  ['database'],
  ['graphql'],
  ['audit'],
  ['accounts'],
  ['contact-points', 'legal-text'],
  ['regulations'],
  ['tally'],
  ['comments'],
  ['opinions'],
  ['decisions'],
  ['statistics'],
  ['exchange'],
  ['demo'],
];

const rooms = (names) => `^libs/(${names.join('|')})/`;

export default {
  forbidden: [
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'rooms-know-no-apps',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: '^apps/' },
    },
    {
      name: 'rooms-have-one-door',
      severity: 'error',
      comment: 'Another room is imported as #room, never by a file behind its door.',
      from: { path: '^libs/([^/]+)/' },
      to: { path: '^libs/[^/]+/', pathNot: ['^libs/$1/', '^libs/[^/]+/src/index\\.ts$'] },
    },
    {
      name: 'apps-use-doors',
      severity: 'error',
      from: { path: '^apps/' },
      to: { path: '^libs/', pathNot: '^libs/[^/]+/src/index\\.ts$' },
    },
    {
      name: 'legal-text-stands-alone',
      severity: 'error',
      comment: 'Pure functions another project could use: no room, no Nest, no database.',
      from: { path: '^libs/legal-text/' },
      to: { path: '^libs/(?!legal-text/)|node_modules/(@nestjs|typeorm|pg)/' },
    },
    ...order.flatMap((here, i) => {
      const later = order.slice(i + 1).flat();
      return later.length
        ? [
            {
              name: `${here.join('-and-')}-knows-no-later-room`,
              severity: 'error',
              from: { path: rooms(here) },
              to: { path: rooms(later) },
            },
          ]
        : [];
    }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'node', 'default'],
    },
  },
};
