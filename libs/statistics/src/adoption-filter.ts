import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { ArrayMaxSize, IsArray, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { RegulationKind } from '#contact-points';
import { Day } from '#graphql';
import { SharedChannel } from '#opinions';
import { RegulationStatus } from '#regulations';

const Ids = (description: string) => (target: object, key: string) => {
  Field(() => [ID], { nullable: true, description })(target, key);
  IsOptional()(target, key);
  IsArray()(target, key);
  ArrayMaxSize(1000)(target, key);
  IsUUID('all', { each: true })(target, key);
};

/** Goes in and comes back: the answer repeats the filter it was computed under. */
@InputType('AdoptionFilterInput', {
  description:
    'Narrows figures. Conditions hold together; a list means any of its values, an empty list nothing at all, and null no condition. An opening balance that does not tell what a condition asks (its point, regulation, district, channel …) is left out and counted in `openingBalancesLeftOut`, so that a filter on a value gives what the group of that value gives.',
})
@ObjectType('AdoptionFilter', {
  description: 'The filter figures were computed under; null is no condition.',
})
export class AdoptionFilter {
  @Ids('Contact points.')
  contactPointIds?: string[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'With `contactPointIds`: also the collection points (信息采集点) under them as of the same day.',
  })
  withCollectionPoints?: boolean | null;

  @Ids('Authorities whose consultations they were.')
  authorityIds?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Districts of the points as of the same day.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(1000)
  @IsString({ each: true })
  @MaxLength(200, { each: true })
  districts?: string[] | null;

  @Ids('Regulations.')
  regulationIds?: string[] | null;

  @Field(() => [RegulationKind], { nullable: true, description: 'Kinds of regulation.' })
  @IsOptional()
  kinds?: RegulationKind[] | null;

  @Field(() => [RegulationStatus], {
    nullable: true,
    description: 'Statuses the regulations had on the same day.',
  })
  @IsOptional()
  statuses?: RegulationStatus[] | null;

  @Field(() => [SharedChannel], {
    nullable: true,
    description: 'Channels of comments, and channels opinions count under (MIXED: those of several).',
  })
  @IsOptional()
  channels?: SharedChannel[] | null;

  @Field(() => Day, {
    nullable: true,
    description:
      'First day of a period, by cohort: comments heard, opinions first submitted from that day on, whenever decided. An opening balance partly inside a period makes its counts unknown there.',
  })
  @IsOptional()
  from?: string | null;

  @Field(() => Day, { nullable: true, description: 'Last day of the period, included.' })
  @IsOptional()
  to?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Only regulations that had reached PASSED by the same day, whatever followed; one entered as in force or repealed has. An opening balance of base ALL is then read as the PASSED part that names it; without one it counts when it names such a regulation, is left out when it names another, and is unknown when it names none.',
  })
  @IsOptional()
  passedOnly?: boolean | null;
}
