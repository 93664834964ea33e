import { Module } from '@nestjs/common';
import { AuthoritiesService } from './authorities.service.js';
import { AuthorityResolver } from './authority.resolver.js';
import { ContactPointParentResolver, ContactPointResolver } from './contact-point.resolver.js';
import { ContactPointsService } from './contact-points.service.js';
import { DesignationResolver } from './designation.resolver.js';
import { DesignationsService } from './designations.service.js';
import { RoleGrantResolver } from './role-grant.resolver.js';

const services = [AuthoritiesService, ContactPointsService, DesignationsService];

@Module({
  providers: [
    ...services,
    AuthorityResolver,
    ContactPointResolver,
    ContactPointParentResolver,
    DesignationResolver,
    RoleGrantResolver,
  ],
  exports: services,
})
export class ContactPointsModule {}
