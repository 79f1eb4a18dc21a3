/** The shape that another language's texts must have: the same keys. Chinese has one plural form only, `_other`. */
export type TextsOf<T> = {
  [K in keyof T as K extends `${string}_one` ? never : K]: T[K] extends string ? string : TextsOf<T[K]>;
};
