import { resolve } from 'node:path';
import ts from 'typescript';
import { readProgram } from './read-program.ts';

/** A text as the sources write it: `{0}`, `{1}` … stand where a value is put in. */
export interface Text {
  text: string;
  /** Where it is written: file and line. */
  at: string;
  parts: Part[];
}

/** What one of the values may be. */
export interface Part {
  /** Nothing when the sources do not say. */
  texts: Text[];
  /** A part of the sentence that is written out elsewhere; otherwise one of a few names for programs, as a status is. */
  isSentence: boolean;
}

export interface Found {
  texts: Text[];
  /** Places that tell something which cannot be followed to where it is written. */
  lost: string[];
}

/** Functions that tell their argument of this number to whoever asked, whatever else they do. */
const TELLERS: Record<string, number> = {
  invalid: 1,
  'reasons.add': 1,
  says: 0,
  Unfit: 0,
  DeliveryFailure: 2,
  PrivateAddress: 0,
  Refusal: 2,
};

/** Texts that go into the books by a statement. */
const CONSTANTS = new Set(['DIED', 'SWITCHED_OFF']);

/** What is told of an object that has these properties as well. */
const TOLD_WITH: Record<string, readonly string[]> = {
  reason: ['field', 'line'],
  title: ['detail'],
  detail: ['title'],
  error: ['attempts', 'nextAt', 'verdict', 'at'],
};

/** Functions whose answers are told. `Rule` is the type of those that judge a value. */
const ANSWERS = new Set(['withPreface', 'variableTrouble', 'wrongDay', 'readRow', 'failureReason']);

/** Follows every text that the api can tell in a problem, from where it is told to where it is written. */
export function findTexts(root: string): Found {
  const { sources, checker } = readProgram(root);
  const calls = new Map<ts.Symbol, ts.Expression[][]>();
  const told: ts.Expression[] = [];
  const lost: string[] = [];

  const symbolOf = (node: ts.Node): ts.Symbol | undefined => {
    const found = checker.getSymbolAtLocation(node);
    return found && found.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(found) : found;
  };
  const placeOf = (node: ts.Node): string => {
    const file = node.getSourceFile();
    const { line } = file.getLineAndCharacterOfPosition(node.getStart());
    return `${file.fileName.slice(resolve(root).length + 1)}:${line + 1}`;
  };

  const look = (node: ts.Node): void => {
    if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
      const callee = ts.isPropertyAccessExpression(node.expression) ? node.expression.name : node.expression;
      const given = [...(node.arguments ?? [])];
      const symbol = symbolOf(callee);
      if (symbol) calls.set(symbol, [...(calls.get(symbol) ?? []), given]);
      const teller = node.expression.getText();
      const position = Object.hasOwn(TELLERS, teller) ? TELLERS[teller]! : -1;
      const says = given[position];
      if (says)
        told.push(...(isFirstReason(says) ? says.templateSpans.slice(2).map((span) => span.expression) : [says]));
    } else if (ts.isObjectLiteralExpression(node)) {
      const named = new Map(node.properties.map((property) => [property.name?.getText(), property]));
      for (const [name, beside] of Object.entries(TOLD_WITH)) {
        const property = beside.some((other) => named.has(other)) ? named.get(name) : undefined;
        if (property && ts.isPropertyAssignment(property)) told.push(property.initializer);
        if (property && ts.isShorthandPropertyAssignment(property)) told.push(property.name);
      }
    } else if (ts.isVariableDeclaration(node) && CONSTANTS.has(node.name.getText()) && node.initializer) {
      told.push(node.initializer);
    } else if (isFunction(node) && (isRule(node) || ANSWERS.has(nameOf(node)))) told.push(...answersOf(node));
    ts.forEachChild(node, look);
  };

  const isRule = (node: ts.SignatureDeclaration): boolean =>
    ts.isArrowFunction(node) && checker.getContextualType(node)?.aliasSymbol?.name === 'Rule';

  const from = (declaration: ts.Declaration | undefined, trail: readonly ts.Node[]): Text[] | null => {
    if (!declaration || trail.includes(declaration)) return null;
    const on = [...trail, declaration];
    if (ts.isVariableDeclaration(declaration) || ts.isPropertyAssignment(declaration))
      return declaration.initializer && ts.isExpression(declaration.initializer)
        ? follow(declaration.initializer, on)
        : null;
    if (ts.isParameter(declaration)) return fromCalls(declaration, on);
    if (ts.isBindingElement(declaration)) return fromPattern(declaration, on);
    return null;
  };

  /** Destructured from a list that is written out: `const [here, there] = …`. */
  const fromPattern = (element: ts.BindingElement, trail: readonly ts.Node[]): Text[] | null => {
    const pattern = element.parent;
    if (!ts.isArrayBindingPattern(pattern) || !ts.isVariableDeclaration(pattern.parent)) return null;
    const { initializer } = pattern.parent;
    const at = pattern.elements.indexOf(element);
    const lists = initializer ? branches(initializer).filter(ts.isArrayLiteralExpression) : [];
    return all(
      lists.flatMap((list) => list.elements[at] ?? []),
      trail,
    );
  };

  const fromCalls = (parameter: ts.ParameterDeclaration, trail: readonly ts.Node[]): Text[] | null => {
    const owner = parameter.parent;
    const named = owner.name ?? (ts.isVariableDeclaration(owner.parent) ? owner.parent.name : undefined);
    const symbol = named && symbolOf(named);
    const position = owner.parameters.indexOf(parameter);
    const given = (symbol && calls.get(symbol))?.flatMap((list) => list[position] ?? []) ?? [];
    return all(given, trail);
  };

  const all = (expressions: readonly ts.Expression[], trail: readonly ts.Node[]): Text[] | null => {
    const found = expressions.flatMap((expression) => follow(expression, trail) ?? []);
    return found.length > 0 ? found : null;
  };

  const template = (node: ts.TemplateExpression, trail: readonly ts.Node[]): Text => {
    const parts = node.templateSpans.map(({ expression }) => {
      const written = follow(expression, trail);
      return { texts: written ?? namesOf(expression), isSentence: written?.some(isEnglish) ?? false };
    });
    const text = node.head.text + node.templateSpans.map(({ literal }, at) => `{${at}}${literal.text}`).join('');
    return { text, at: placeOf(node), parts };
  };

  /** The values of a type that has but a few. */
  const namesOf = (expression: ts.Expression): Text[] => {
    const type = checker.getTypeAtLocation(expression);
    const members = type.isUnion() ? type.types : [type];
    return members.every((member) => member.isStringLiteral())
      ? members.map((member) => ({ text: (member as ts.StringLiteralType).value, at: placeOf(expression), parts: [] }))
      : [];
  };

  /** The texts that the expression may stand for; null when that is nowhere written out. */
  const follow = (node: ts.Expression, trail: readonly ts.Node[] = []): Text[] | null => {
    if (ts.isStringLiteralLike(node)) return [{ text: node.text, at: placeOf(node), parts: [] }];
    if (ts.isTemplateExpression(node)) return [template(node, trail)];
    const ways = branches(node);
    if (ways.length > 1 || ways[0] !== node) return all(ways, trail);
    if (ts.isIdentifier(node)) {
      const symbol = symbolOf(node);
      const meant =
        symbol?.valueDeclaration && ts.isShorthandPropertyAssignment(symbol.valueDeclaration)
          ? checker.getShorthandAssignmentValueSymbol(symbol.valueDeclaration)
          : symbol;
      const shorthand = ts.isShorthandPropertyAssignment(node.parent)
        ? checker.getShorthandAssignmentValueSymbol(node.parent)
        : meant;
      return from(shorthand?.valueDeclaration, trail);
    }
    if (ts.isCallExpression(node)) return fromAnswers(node, trail);
    if (ts.isElementAccessExpression(node)) return fromTable(node.expression, trail);
    return null;
  };

  const fromAnswers = (node: ts.CallExpression, trail: readonly ts.Node[]): Text[] | null => {
    if (ts.isElementAccessExpression(node.expression)) return fromTable(node.expression.expression, trail);
    const declaration = symbolOf(node.expression)?.valueDeclaration;
    if (!declaration || trail.includes(declaration)) return null;
    const does = ts.isVariableDeclaration(declaration) ? declaration.initializer : declaration;
    return does && isFunction(does) ? all(answersOf(does), [...trail, declaration]) : null;
  };

  /** Every value of an object that is written out; of functions, their answers. */
  const fromTable = (table: ts.Expression, trail: readonly ts.Node[]): Text[] | null => {
    const declaration = symbolOf(table)?.valueDeclaration;
    const written = declaration && ts.isVariableDeclaration(declaration) ? declaration.initializer : undefined;
    if (!written || !ts.isObjectLiteralExpression(written)) return null;
    if (written.properties.some((property) => property.name?.getText() === "'zh-CN'")) return null;
    const values = written.properties.flatMap((property) =>
      ts.isPropertyAssignment(property) ? [property.initializer] : [],
    );
    return all(
      values.flatMap((value) => (isFunction(value) ? answersOf(value) : [value])),
      trail,
    );
  };

  for (const source of sources) look(source);
  const texts = told.flatMap((node) => {
    const found = follow(node);
    if (!found && node.kind !== ts.SyntaxKind.NullKeyword) lost.push(`${placeOf(node)} ${node.getText()}`);
    return found ?? [];
  });
  return { texts, lost };
}

/** The detail of wrong input is its first reason, which is told by itself: `${field}: ${reason}`. */
const isFirstReason = (node: ts.Expression): node is ts.TemplateExpression =>
  ts.isTemplateExpression(node) && /^`\$\{[^}]*\b(field|message)[^`]*\}`$/.test(node.getText());

/** Words, and no name for programs. */
const isEnglish = ({ text }: Text): boolean => /[A-Za-z,] [A-Za-z(]/.test(text);

const isFunction = (node: ts.Node): node is ts.FunctionDeclaration | ts.ArrowFunction | ts.MethodDeclaration =>
  ts.isFunctionDeclaration(node) || ts.isArrowFunction(node) || ts.isMethodDeclaration(node);

const nameOf = (node: ts.SignatureDeclaration): string =>
  (node.name ?? (ts.isVariableDeclaration(node.parent) ? node.parent.name : undefined))?.getText() ?? '';

/** What a function may answer with. */
function answersOf({ body }: ts.FunctionDeclaration | ts.ArrowFunction | ts.MethodDeclaration): ts.Expression[] {
  if (!body) return [];
  if (!ts.isBlock(body)) return saying(body);
  const found: ts.Expression[] = [];
  const look = (node: ts.Node): void => {
    if (ts.isReturnStatement(node) && node.expression) found.push(...saying(node.expression));
    else if (!isFunction(node)) ts.forEachChild(node, look);
  };
  ts.forEachChild(body, look);
  return found;
}

/** Without those ways that say nothing. */
const saying = (node: ts.Expression): ts.Expression[] =>
  branches(node).filter((way) => way.kind !== ts.SyntaxKind.NullKeyword && way.getText() !== 'undefined');

/** What an expression may come to, looking through parentheses, assertions and choices. */
function branches(node: ts.Expression): ts.Expression[] {
  if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node) || ts.isNonNullExpression(node))
    return branches(node.expression);
  if (ts.isConditionalExpression(node)) return [...branches(node.whenTrue), ...branches(node.whenFalse)];
  if (ts.isBinaryExpression(node)) {
    const { operatorToken, left, right } = node;
    if (operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken || operatorToken.kind === ts.SyntaxKind.BarBarToken)
      return [...branches(left), ...branches(right)];
  }
  return [node];
}
