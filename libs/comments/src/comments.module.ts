import { Module } from '@nestjs/common';
import { CarriedCommentResolver } from './carried-forward.resolver.js';
import { CommentFieldsResolver } from './comment-fields.resolver.js';
import { CommentResolver } from './comment.resolver.js';
import {
  ConsultationCommentsResolver,
  ContactPointCommentsResolver,
  DraftCommentsResolver,
  ProvisionCommentsResolver,
  RegulationCommentsResolver,
} from './comments-of.resolver.js';
import { CommentsService } from './comments.service.js';
import { EventResolver } from './event.resolver.js';
import { ConsultationEventsResolver, ContactPointEventsResolver } from './events-of.resolver.js';
import { EventsService } from './events.service.js';
import { FollowUpResolver, PublicCommentResolver } from './public-comment.resolver.js';
import { PublicCommentsService } from './public-comments.service.js';
import { ReleasesService } from './releases.service.js';

const services = [CommentsService, EventsService, PublicCommentsService, ReleasesService];

@Module({
  providers: [
    ...services,
    CarriedCommentResolver,
    CommentFieldsResolver,
    CommentResolver,
    ConsultationCommentsResolver,
    ConsultationEventsResolver,
    ContactPointCommentsResolver,
    ContactPointEventsResolver,
    DraftCommentsResolver,
    EventResolver,
    FollowUpResolver,
    ProvisionCommentsResolver,
    PublicCommentResolver,
    RegulationCommentsResolver,
  ],
  exports: services,
})
export class CommentsModule {}
