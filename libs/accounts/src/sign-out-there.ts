import { Field, ID, InputType } from '@nestjs/graphql';
import { IsString } from 'class-validator';

@InputType({ description: 'A session to end.' })
export class SignOutThereInput {
  @Field(() => ID, { description: 'One of `sessions`.' })
  @IsString()
  sessionId: string;
}
