import { CategoryBody, CustomFieldBody } from '#contracts/bodies/vocabulary-bodies';
import { Counter, Flag, Id } from '#kernel/fields';
import { ListOf, Text, Version } from '#kernel/view-fields';

export class CategoryView extends CategoryBody {
  @Id() id: string;
  @Version() version: number;
}

export class CategoryList {
  @ListOf(CategoryView, { description: 'In their order, those that are not offered any more among them' })
  items: CategoryView[];
}

export class CustomFieldView extends CustomFieldBody {
  @Id() id: string;
  @Version() version: number;
}

export class CustomFieldList {
  @ListOf(CustomFieldView, { description: 'In their order' }) items: CustomFieldView[];
}

/** A tag as complaints have it. */
export class TagView {
  @Text() tag: string;
  @Counter({ description: 'How many complaints have it' }) complaints: number;
  @Flag({ description: 'It is not proposed any more' }) retired: boolean;
}

export class TagList {
  @ListOf(TagView, { description: 'What is used most in front; at most 1,000' }) items: TagView[];
}

/** How far a replacement of a tag came. */
export class ReplacedTagView {
  @Counter({ description: 'Complaints that were changed' }) changed: number;
  @Counter({ description: 'Complaints that still have the old tag: ask again until there are none' }) left: number;
}
