import { registerEnumType } from '@nestjs/graphql';

/** Everything that can be allowed, and what it means. One flat list. */
export const permissions = {
  'authority.manage': 'Add authorities and set their minimum windows.',
  'account.manage': 'Add, disable and reset accounts; grant and revoke roles.',
  'contactPoint.manage': 'Add, move and designate contact points.',
  'regulation.manage': 'Add regulations and record their status.',
  'draft.manage': 'Import drafts and publish them.',
  'draft.read': 'Read drafts before they are published.',
  'consultation.manage': 'Open, extend and close consultations; offer tasks.',
  'task.read': 'Read tasks.',
  'task.answer': 'Accept, decline and hand on tasks.',
  'event.record': 'Record collection events.',
  'event.read': 'Read collection events.',
  'comment.log': 'Log what was heard.',
  'comment.read': 'Read comments as they were said.',
  'comment.withdraw': 'Withdraw comments.',
  'comment.redact': 'Redact comments.',
  'comment.release': 'Release masked comments to the public.',
  'contact.read': 'Read a resident’s name and phone number.',
  'opinion.write': 'Sum up comments into opinions.',
  'opinion.read': 'Read opinions.',
  'opinion.submit': 'Endorse and submit opinions.',
  'opinion.return': 'Return submitted opinions to their point.',
  'opinion.group': 'Group alike opinions.',
  'decision.prepare': 'Prepare decisions.',
  'decision.read': 'Read prepared decisions.',
  'decision.publish': 'Publish and revise decisions.',
  'feedback.record': 'Record who was told.',
  'openingBalance.manage': 'Read, add and correct opening balances.',
  'audit.read': 'Read the audit.',
  'token.manage': 'Create API tokens of one’s own.',
} as const;

export type Permission = keyof typeof permissions;

/** What somebody is here for. */
export enum Role {
  ADMINISTRATOR = 'ADMINISTRATOR',
  LEGISLATOR = 'LEGISLATOR',
  CONTACT_POINT_STAFF = 'CONTACT_POINT_STAFF',
  ANALYST = 'ANALYST',
}

/**
 * What a role may do within its authority (everywhere, when it has none), and at contact points: its own for staff; the
 * authority's ONLINE point for legislators; for administrators the points the authority designates today and its ONLINE
 * point. Collection points count with the point above them.
 */
export interface Rights {
  inAuthority: readonly Permission[];
  atPoints: readonly Permission[];
}

const atTheirPoint = [
  'task.read',
  'task.answer',
  'event.record',
  'event.read',
  'comment.log',
  'comment.read',
  'comment.withdraw',
  'comment.redact',
  'comment.release',
  'contact.read',
  'opinion.write',
  'opinion.read',
  'opinion.submit',
  'feedback.record',
  'token.manage',
] as const satisfies Permission[];

/** The one table: role → permissions. */
export const rights: Readonly<Record<Role, Rights>> = {
  ADMINISTRATOR: {
    inAuthority: [
      'authority.manage',
      'account.manage',
      'contactPoint.manage',
      'regulation.manage',
      'draft.manage',
      'draft.read',
      'openingBalance.manage',
      'audit.read',
      'token.manage',
    ],
    atPoints: ['account.manage', 'contactPoint.manage', 'audit.read'],
  },
  LEGISLATOR: {
    inAuthority: [
      'regulation.manage',
      'draft.manage',
      'draft.read',
      'consultation.manage',
      'task.read',
      'event.read',
      'comment.read',
      'comment.redact',
      'comment.release',
      'opinion.read',
      'opinion.return',
      'opinion.group',
      'decision.prepare',
      'decision.read',
      'decision.publish',
      'feedback.record',
      'openingBalance.manage',
      'audit.read',
      'token.manage',
    ],
    atPoints: atTheirPoint,
  },
  CONTACT_POINT_STAFF: { inAuthority: [], atPoints: atTheirPoint },
  ANALYST: { inAuthority: ['task.read', 'event.read', 'token.manage'], atPoints: [] },
};

/** In the schema a permission is written in capitals: `comment.log` is COMMENT_LOG, `contactPoint.manage` CONTACT_POINT_MANAGE. */
export const PermissionName = Object.fromEntries(
  (Object.keys(permissions) as Permission[]).map((permission) => [inCapitals(permission), permission]),
);

function inCapitals(permission: Permission): string {
  return permission.replace(/[A-Z]/g, '_$&').replace('.', '_').toUpperCase();
}

registerEnumType(PermissionName, {
  name: 'Permission',
  description: 'Something an account may be allowed to do.',
  valuesMap: Object.fromEntries(
    Object.entries(PermissionName).map(([name, permission]) => [
      name,
      { description: permissions[permission] },
    ]),
  ),
});

registerEnumType(Role, {
  name: 'Role',
  description: 'What somebody is here for; holds for an authority or a contact point.',
  valuesMap: {
    ADMINISTRATOR: {
      description:
        'Looks after points, people, roles, imports and the audit of an authority, or of all (管理员).',
    },
    LEGISLATOR: {
      description: 'Opens consultations and decides for an authority, and staffs its ONLINE point (法工委).',
    },
    CONTACT_POINT_STAFF: {
      description: 'Logs, sums up and submits at a point and its collection points (联络员、信息员).',
    },
    ANALYST: { description: 'Reads the figures of an authority, or of all; no personal data (研究室).' },
  },
});
