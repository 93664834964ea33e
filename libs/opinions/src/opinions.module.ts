import { Module } from '@nestjs/common';
import { CarriedOpinionResolver } from './carried-forward.resolver.js';
import { OpinionFieldsResolver } from './opinion-fields.resolver.js';
import { ConsultationGroupsResolver, OpinionGroupResolver } from './opinion-group.resolver.js';
import { OpinionGroups } from './opinion-groups.service.js';
import { OpinionResolver } from './opinion.resolver.js';
import {
  CommentOpinionsResolver,
  ConsultationOpinionsResolver,
  ContactPointOpinionsResolver,
  DraftOpinionsResolver,
  ProvisionOpinionsResolver,
  RegulationOpinionsResolver,
} from './opinions-of.resolver.js';
import { Opinions } from './opinions.service.js';
import { SubmissionResolver } from './submission.resolver.js';
import { Submissions } from './submissions.service.js';
import { SummingUp } from './summing-up.service.js';

const services = [Opinions, SummingUp, Submissions, OpinionGroups];

@Module({
  providers: [
    ...services,
    CarriedOpinionResolver,
    OpinionResolver,
    OpinionFieldsResolver,
    SubmissionResolver,
    OpinionGroupResolver,
    ConsultationGroupsResolver,
    CommentOpinionsResolver,
    ConsultationOpinionsResolver,
    ContactPointOpinionsResolver,
    DraftOpinionsResolver,
    ProvisionOpinionsResolver,
    RegulationOpinionsResolver,
  ],
  exports: services,
})
export class OpinionsModule {}
