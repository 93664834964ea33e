import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { IsEnum, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { Day, InvalidInput, resultUnion, Trimmed } from '#graphql';
import { EventKind } from './channel.js';
import { CollectionEvent } from './collection-event.entity.js';
import { TakesNoPart } from './ground.js';

@InputType({ description: 'An event a contact point held.' })
export class RecordEventInput {
  @Field(() => ID, {
    nullable: true,
    description:
      'An id made by the client (UUIDv7), so that remarks can be noted under the event before it is sent.',
  })
  @IsOptional()
  @IsString()
  id?: string | null;

  @Field(() => ID, { description: 'The point that held it.' })
  @IsString()
  contactPointId: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The consultation it was about; left out: none in particular.',
  })
  @IsOptional()
  @IsString()
  consultationId?: string | null;

  @Field(() => EventKind, { description: 'What kind of occasion it was.' })
  @IsEnum(EventKind)
  kind: EventKind;

  @Field(() => Day, {
    description: 'Day it was held, not after today; its first day when it went on for several.',
  })
  @IsString()
  heldOn: string;

  @Field(() => String, { nullable: true, description: 'Where it was held, up to 200 characters.' })
  @Trimmed()
  @IsOptional()
  @MaxLength(200)
  place?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Attendance in person-times (人次), 0 to 1,000,000; left out: not counted.',
  })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(1_000_000)
  attendance?: number | null;
}

export const RecordEventResult = resultUnion('RecordEventResult', () => [
  CollectionEvent,
  TakesNoPart,
  InvalidInput,
]);
