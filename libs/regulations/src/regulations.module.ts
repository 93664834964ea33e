import { Module } from '@nestjs/common';
import {
  AlignmentConfirmationResolver,
  AlignmentResolver,
  CounterpartResolver,
  ProvisionVersionResolver,
} from './alignment.resolver.js';
import { AlignmentsService } from './alignments.service.js';
import {
  DraftComparisonFieldsResolver,
  DraftComparisonResolver,
  ProvisionDraftsResolver,
} from './comparison.resolver.js';
import { ConsultationResolver } from './consultation.resolver.js';
import { ConsultationsService } from './consultations.service.js';
import { DraftResolver } from './draft.resolver.js';
import { DraftTextResolver } from './draft-text.resolver.js';
import { DraftsService } from './drafts.service.js';
import { ProvisionResolver } from './provision.resolver.js';
import { AuthorityRegulationsResolver, RegulationResolver } from './regulation.resolver.js';
import { RegulationsService } from './regulations.service.js';
import { ContactPointTasksResolver, TaskResolver } from './task.resolver.js';
import { TasksService } from './tasks.service.js';

const services = [RegulationsService, DraftsService, AlignmentsService, ConsultationsService, TasksService];

@Module({
  providers: [
    ...services,
    RegulationResolver,
    AuthorityRegulationsResolver,
    DraftResolver,
    ProvisionResolver,
    AlignmentResolver,
    AlignmentConfirmationResolver,
    CounterpartResolver,
    ProvisionVersionResolver,
    DraftComparisonFieldsResolver,
    DraftComparisonResolver,
    ProvisionDraftsResolver,
    DraftTextResolver,
    ConsultationResolver,
    TaskResolver,
    ContactPointTasksResolver,
  ],
  exports: services,
})
export class RegulationsModule {}
