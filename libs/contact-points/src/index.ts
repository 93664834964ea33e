export { AddAuthorityInput } from './add-authority.js';
export { AddContactPointInput } from './add-contact-point.js';
export * from './as-of.sql.js';
export { atPoints } from './at-points.js';
export { AuthoritiesService } from './authorities.service.js';
export { Authority, AuthorityKind } from './authority.entity.js';
export { ContactPoint, ContactPointKind } from './contact-point.entity.js';
export { contactPointList, ContactPointFilter } from './contact-point-list.js';
export { authorityById, contactPointById, onlinePointOf } from './contact-points.loaders.js';
export { ContactPointsModule } from './contact-points.module.js';
export { ContactPointsService } from './contact-points.service.js';
export { defaultMinimumWindows } from './default-minimum-windows.js';
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
