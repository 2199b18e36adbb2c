// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The kinds of facts about accounts and sign-ins. Subjects are random. Bodies carry the account,
// never its person's name, a password or what was made from one.

namespace onewindow::identity::facts {

// By the centre, in the partition of the account's hall ('' for the city's own). `by` is the
// account that did it, "import" or "bootstrap".

/// {account, roles, hall, by}: it is new, is there again, or has other roles.
inline constexpr const char* kAccountPut = "account.put";
/// {account, once, by}; once: it must be changed at the next sign-in.
inline constexpr const char* kAccountPasswordSet = "account.passwordSet";
/// {account, locked, by}
inline constexpr const char* kAccountLocked = "account.locked";
/// {account, on, by}: it has a second factor, another one, or none.
inline constexpr const char* kAccountTotpSet = "account.totpSet";
/// {account, by}
inline constexpr const char* kAccountRemoved = "account.removed";

/// By a hall, which is not the owner: somebody has chosen a new password at one of its counters.
/// {account, version: of the account, as the hall saw it, after?: id of the fact by which the one
/// before was chosen there}; sealed {password: the hash}. The centre takes it if that is still the
/// account's version, or if `after` is what its password is of.
inline constexpr const char* kAccountPasswordChosen = "account.passwordChosen";

// By the node that was asked.

/// {account, at: machine or address}
inline constexpr const char* kStaffSignedIn = "staff.signedIn";
inline constexpr const char* kStaffSignedOut = "staff.signedOut";
/// {account: absent if there is none of that name, at, why: password|code|place|locked}. Not more
/// often than the guards let anybody try.
inline constexpr const char* kStaffSignInFailed = "staff.signInFailed";

} // namespace onewindow::identity::facts
