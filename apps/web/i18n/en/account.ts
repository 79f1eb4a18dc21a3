export default {
  title: 'Change your password',
  current: 'Present password',
  new: 'New password',
  newIs: 'At least {{count}} characters.',
  again: 'New password once more',
  show: 'Show the password',
  submit: 'Change password',
  missing: 'Write your present password.',
  tooShort: 'Too short: at least {{count}} characters.',
  differs: 'This is not the same as the new password.',
  done: 'Your password is changed',
  othersEnd: 'You stay signed in here. On all other devices you have to sign in again.',
};
