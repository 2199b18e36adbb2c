// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/feedback/FeedbackBook.h"

#include <QObject>

#include <functional>

namespace onewindow::feedback {

/// A terminal's feedback as its screens see it. Verbs return at once; every callback arrives later
/// in the GUI thread, exactly once. None of them waits for the network; what was answered well is
/// durable.
class FeedbackService : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    using RateCallback = std::function<void(Result<Rated>)>;
    /// Errors: see FeedbackBook::rate().
    virtual void rate(RatingRequest request, RateCallback callback) = 0;

    using FileCallback = std::function<void(Result<Filed>)>;
    /// Errors: see FeedbackBook::file().
    virtual void file(FilingRequest request, FileCallback callback) = 0;

    using TimesCallback = std::function<void(Result<int>)>;
    /// See FeedbackBook::timesRated().
    virtual void timesRated(About about, const QString& token, TimesCallback callback) = 0;

    using CaseCallback = std::function<void(Result<FeedbackCase>)>;
    /// See FeedbackBook::find().
    virtual void find(const QString& number, const QString& token, CaseCallback callback) = 0;
};

} // namespace onewindow::feedback
