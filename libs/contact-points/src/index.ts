export * from './as-of.sql.js';
export { Authority, AuthorityKind } from './authority.entity.js';
export { ContactPoint, ContactPointKind } from './contact-point.entity.js';
export { authorityById, contactPointById, onlinePointOf } from './contact-points.loaders.js';
export { Designation } from './designation.entity.js';
export { MinimumWindow } from './minimum-window.entity.js';
export { ContactPointDistrict, ContactPointParent } from './placement.entity.js';
export { RegulationKind } from './regulation-kind.js';
