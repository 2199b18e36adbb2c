// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Result.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <functional>

namespace onewindow::cases {

/// What a department is asked of a citizen, by an agreement.
struct SharedRequest
{
    QString agreement;
    QString department; ///< Who holds the data.
    QStringList fields;
    QString idNumber;
    QByteArray caseId;      ///< For which case ...
    QString matter;         ///< ... of which matter ...
    QString consentVersion; ///< ... and what was agreed to.
};

/// The way to what departments share (数据共享). An answer is used at once and never kept but in
/// the sealed part of a case.
class SharedSource
{
public:
    SharedSource() = default;
    virtual ~SharedSource() = default;
    SharedSource(const SharedSource&) = delete;
    SharedSource& operator=(const SharedSource&) = delete;
    SharedSource(SharedSource&&) = delete;
    SharedSource& operator=(SharedSource&&) = delete;

    using Callback = std::function<void(Result<QJsonObject>)>;
    /// {field: value}, a null for what the department knows to be empty; what is not in it is not
    /// known. The callback is called once, at once or later, in the calling thread. Errors:
    /// NotFound (nothing is held of this person), NotPermitted (the centre does not let it be
    /// asked), those of the way there.
    virtual void read(const SharedRequest& request, Callback callback) = 0;
};

} // namespace onewindow::cases
