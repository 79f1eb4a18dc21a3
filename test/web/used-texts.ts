import ts from 'typescript';

/** A place where the sources ask for a text. */
export interface Use {
  /** File and line, for the message. */
  at: string;
  /** Null: it could not be told which one; then every namespace may be meant. */
  namespace: string | null;
  /** What the key looks like: the parts that are filled in stand for anything. */
  key: RegExp;
  /** The key as it is written. */
  written: string;
}

export interface UsedTexts {
  uses: Use[];
  /** Namespaces of which a key is asked for that stands somewhere else, like `t(name)`. */
  dynamic: Set<string | null>;
  /** Every text between quotes, since it may be such a key. */
  literals: Set<string>;
}

/** What a name that is called for texts is bound to. */
interface Bound {
  namespace: string | null;
  prefix: string;
}
type Scope = Map<string, Bound>;

const DEFAULT = 'common';
/** Objects of i18next itself, whose `t` takes the default namespace. */
const LIBRARY = /^(i18next|i18n)$/;

/** Every use of a text in one source file of the console. */
export function usedTexts(file: string, source: string): UsedTexts {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const found: UsedTexts = { uses: [], dynamic: new Set(), literals: new Set() };
  const placeOf = (node: ts.Node) => `${file}:${tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1}`;

  const use = (node: ts.Expression, { namespace, prefix }: Bound): void => {
    const patterns = patternsOf(node);
    if (patterns === null) return void found.dynamic.add(namespace);
    for (const written of patterns) {
      const [, named, key] = /^(?:([\w-]+):)?(.*)$/s.exec(written)!;
      const filled = `${prefix}${key}`.split(ANYTHING).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
      found.uses.push({
        at: placeOf(node),
        namespace: named ?? namespace,
        key: new RegExp(`^${filled.join('.+')}$`),
        written: written.replaceAll(ANYTHING, '…'),
      });
    }
  };

  const visit = (node: ts.Node, outer: Scope): void => {
    const scope = opensScope(node) ? new Map(outer) : outer;
    if (ts.isVariableDeclaration(node) && node.initializer) bindVariable(node, scope);
    if (ts.isParameter(node) && node.type && ts.isIdentifier(node.name)) bindTyped(node.name.text, node.type, scope);
    if (ts.isPropertySignature(node) && node.type) bindTyped(node.name.getText(tree), node.type, scope);
    if (ts.isStringLiteralLike(node)) found.literals.add(node.text);
    if (ts.isCallExpression(node) && node.arguments.length > 0) {
      const bound = boundOf(node.expression, scope);
      if (bound) use(node.arguments[0]!, withOptions(bound, node.arguments[1]));
    }
    if (ts.isJsxAttribute(node) && node.name.getText(tree) === 'i18nKey' && node.initializer)
      use(
        ts.isJsxExpression(node.initializer) ? node.initializer.expression! : (node.initializer as ts.StringLiteral),
        scope.get('t') ?? { namespace: null, prefix: '' },
      );
    ts.forEachChild(node, (child) => visit(child, scope));
  };
  visit(tree, new Map());
  return found;
}

const ANYTHING = '\u0000';

const opensScope = (node: ts.Node): boolean => ts.isFunctionLike(node) || ts.isBlock(node) || ts.isSourceFile(node);

/** `const { t, t: say } = useTranslation('board')`, `const say = i18next.getFixedT(language, 'board')` */
function bindVariable({ name, initializer }: ts.VariableDeclaration, scope: Scope): void {
  if (!initializer || !ts.isCallExpression(initializer)) return;
  const called = initializer.expression.getText();
  if (called.endsWith('getFixedT') && ts.isIdentifier(name))
    scope.set(name.text, { namespace: firstText(initializer.arguments[1]) ?? DEFAULT, prefix: '' });
  if (called !== 'useTranslation') return;
  const bound = withOptions(
    { namespace: firstText(initializer.arguments[0]) ?? DEFAULT, prefix: '' },
    initializer.arguments[1],
  );
  if (ts.isIdentifier(name)) scope.set(`${name.text}.t`, bound);
  else if (ts.isObjectBindingPattern(name)) {
    for (const element of name.elements)
      if ((element.propertyName ?? element.name).getText() === 't') scope.set(element.name.getText(), bound);
  } else if (name.elements[0] && ts.isBindingElement(name.elements[0]))
    scope.set(name.elements[0].name.getText(), bound);
}

/** A parameter of the type TFunction, or TFunction<'board'>. */
function bindTyped(name: string, type: ts.TypeNode, scope: Scope): void {
  const [, given] = /^TFunction(?:<(.*)>)?$/s.exec(type.getText()) ?? [];
  if (!type.getText().startsWith('TFunction')) return;
  scope.set(name, { namespace: given ? (/'([\w-]+)'/.exec(given)?.[1] ?? null) : DEFAULT, prefix: '' });
}

function boundOf(called: ts.Expression, scope: Scope): Bound | null {
  if (ts.isIdentifier(called))
    return scope.get(called.text) ?? (called.text === 't' ? { namespace: null, prefix: '' } : null);
  if (!ts.isPropertyAccessExpression(called) || called.name.text !== 't') return null;
  const of = called.expression.getText();
  return scope.get(`${of}.t`) ?? (LIBRARY.test(of) ? { namespace: DEFAULT, prefix: '' } : null);
}

/** `{ ns: 'board' }` and `{ keyPrefix: 'tiles' }` say which text is meant. */
function withOptions(bound: Bound, options: ts.Expression | undefined): Bound {
  if (!options || !ts.isObjectLiteralExpression(options)) return bound;
  const said = (name: string) =>
    options.properties.map((one) =>
      ts.isPropertyAssignment(one) && one.name.getText() === name ? firstText(one.initializer) : undefined,
    ).find((text) => text !== undefined); // prettier-ignore
  const prefix = said('keyPrefix');
  return { namespace: said('ns') ?? bound.namespace, prefix: prefix === undefined ? bound.prefix : `${prefix}.` };
}

function firstText(node: ts.Expression | undefined): string | undefined {
  if (!node) return undefined;
  if (ts.isStringLiteralLike(node)) return node.text;
  return ts.isArrayLiteralExpression(node) ? firstText(node.elements[0]) : undefined;
}

/** The keys that an expression can stand for; null when they are not written in it. */
function patternsOf(node: ts.Expression): string[] | null {
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (ts.isTemplateExpression(node))
    return [[node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join(ANYTHING)];
  if (ts.isConditionalExpression(node)) return both(patternsOf(node.whenTrue), patternsOf(node.whenFalse));
  if (ts.isBinaryExpression(node)) return both(patternsOf(node.left), patternsOf(node.right));
  if (ts.isArrayLiteralExpression(node)) return node.elements.map(patternsOf).reduce(both, []);
  if (ts.isAsExpression(node) || ts.isParenthesizedExpression(node) || ts.isNonNullExpression(node) || ts.isSatisfiesExpression(node))
    return patternsOf(node.expression); // prettier-ignore
  return null;
}

const both = (a: string[] | null, b: string[] | null): string[] | null => a && b && [...a, ...b];
