import { Field, InputType } from '@nestjs/graphql';
import { Transform } from 'class-transformer';
import { IsString, MaxLength } from 'class-validator';
import { no } from './no.js';

/** White space of every kind (U+3000, zero-width characters and byte order marks included) cut from both ends. */
export const trimmed = (text: string) =>
  text.replace(/^[\s\u200b-\u200f\u2060\ufeff]+|[\s\u200b-\u200f\u2060\ufeff]+$/gu, '');

/** Trims a text input before it is validated. */
export const Trimmed = () =>
  Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? trimmed(value) : value));

@InputType({ description: 'A file sent along: its name, and its bytes in base64.' })
export class FileInput {
  @Field({ description: 'Its name with its ending, as people know it.' })
  @Trimmed()
  @IsString()
  @MaxLength(255)
  name: string;

  @Field({ description: 'Its bytes in base64.' })
  @IsString()
  base64: string;
}

/** The bytes of a file. @throws No (BAD_USER_INPUT) when it is not base64. */
export function fileBytes(file: FileInput): Uint8Array {
  const text = file.base64.replace(/^data:[^,]*,/, '').replace(/\s+/g, '');
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text) || text.length % 4 === 1)
    throw no.badInput({ zh: '文件内容不是 base64。', en: 'The file’s bytes are not base64.' }, 'base64');
  return Buffer.from(text, 'base64');
}
