export * from './as-of.sql.js';
export { atPoints } from './at-points.js';
export { AuthoritiesService } from './authorities.service.js';
export { Authority, AuthorityKind } from './authority.entity.js';
export { ContactPoint, ContactPointKind } from './contact-point.entity.js';
export { authorityById, contactPointById } from './contact-points.loaders.js';
export { ContactPointsModule } from './contact-points.module.js';
export { ContactPointsService } from './contact-points.service.js';
export { Designation } from './designation.entity.js';
export { DesignationsService } from './designations.service.js';
export { MinimumWindow } from './minimum-window.entity.js';
export { ContactPointDistrict, ContactPointParent } from './placement.entity.js';
export { RegulationKind } from './regulation-kind.js';

import { Authority } from './authority.entity.js';
import { ContactPoint } from './contact-point.entity.js';
import { Designation } from './designation.entity.js';
import { MinimumWindow } from './minimum-window.entity.js';
import { ContactPointDistrict, ContactPointParent } from './placement.entity.js';
export const contactPointsEntities = [
  Authority,
  ContactPoint,
  ContactPointDistrict,
  ContactPointParent,
  Designation,
  MinimumWindow,
];
