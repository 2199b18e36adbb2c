// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/catalog/Form.h"
#include "services/catalog/LocalText.h"

#include <QList>
#include <QString>

namespace onewindow::catalog {

/// One thing that must hold, and how it is said to the citizen and to whoever decides.
struct Rule
{
    Condition condition;
    LocalText text;
};

/// What follows when every rule holds. When one does not, or cannot be told, a person decides.
enum class Outcome { Approve, Person };

/// How a matter is decided at once (秒批).
struct Decision
{
    QList<Rule> rules;
    Outcome outcome = Outcome::Person;
};

void describe(Fields& fields, Rule& rule);
void describe(Fields& fields, Decision& decision);

} // namespace onewindow::catalog
