// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/cases/CaseState.h"
#include "services/core/Result.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

namespace onewindow::cases {

/// What a centre asks a department of one person.
struct DepartmentQuestion
{
    QString agreement;
    QString purpose; ///< As the agreement has it: the department records it.
    QString matter;
    QString caseId; ///< idToText()
    QStringList fields;
    QString idNumber;
};

/// A case that waits for a department. What was filled in stays sealed at the centre: a department
/// that decides by it is to be given it by an agreement of its own.
struct WaitingCase
{
    QByteArray id;
    QString number;
    QString matter;
    qint64 filedAtMs = 0;
};

/// A step that a department says it took.
struct DepartmentStep
{
    CaseState state = CaseState::Received;
    qint64 atMs = 0; ///< By the department's clock.
    QString reason;  ///< One of decisionReasons(); empty for what needs none.
};

/// All that a department has done in one case, the first step first.
struct DepartmentProgress
{
    QByteArray id;
    QList<DepartmentStep> steps;
};

/// The departments, as a centre reaches them. They stand outside of the nodes: they are asked, and
/// keep no journal of ours. Verbs wait for the answer, a few seconds at most; one thread at a time.
class DepartmentSource
{
public:
    DepartmentSource() = default;
    virtual ~DepartmentSource() = default;
    DepartmentSource(const DepartmentSource&) = delete;
    DepartmentSource& operator=(const DepartmentSource&) = delete;
    DepartmentSource(DepartmentSource&&) = delete;
    DepartmentSource& operator=(DepartmentSource&&) = delete;

    /// {field: value} of what is known of `question.fields`. Errors: NotFound (nothing is held of
    /// this person, or no department answers for the agreement), ServerRefused (a refusal, or an
    /// answer that is none), TooLarge, Timeout, NetworkFailed, Cancelled.
    virtual Result<QJsonObject> read(const DepartmentQuestion& question) = 0;

    /// Says what waits, at most kFollowLimit cases, and hears how far each of them is; those that
    /// are not in the answer have not been looked at. May be said again and again. Errors: as
    /// read().
    virtual Result<QList<DepartmentProgress>> follow(const QList<WaitingCase>& waiting) = 0;

    /// Makes the verb that waits, and every later one, end with Cancelled. From any thread.
    virtual void cancel() = 0;

    static constexpr int kFollowLimit = 100;
};

} // namespace onewindow::cases
