// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/queue/SimulatedEffect.h"

#include <QObject>
#include <QStringList>
#include <QtQml/qqmlregistration.h>

#include <atomic>
#include <memory>
#include <optional>
#include <utility>

namespace onewindow::ui {

/// What another order of calling would do to waiting, played away from the screen's thread: the
/// same simulated days under the rules in force and under those wanted.
class RuleEffect : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by a view-model")

    Q_PROPERTY(bool running READ isRunning NOTIFY changed)
    /// How much of it is played, 0 to 1.
    Q_PROPERTY(qreal share READ share NOTIFY changed)
    /// Of ordinary numbers, those with priority and appointments, in this order; empty before there
    /// is a result.
    Q_PROPERTY(QList<QString> groups READ groups NOTIFY changed)
    /// Minutes, "12.5": on average, and by which nineteen in twenty are called.
    Q_PROPERTY(QList<QString> meansBefore READ meansBefore NOTIFY changed)
    Q_PROPERTY(QList<QString> meansAfter READ meansAfter NOTIFY changed)
    Q_PROPERTY(QList<QString> highsBefore READ highsBefore NOTIFY changed)
    Q_PROPERTY(QList<QString> highsAfter READ highsAfter NOTIFY changed)
    /// What was played.
    Q_PROPERTY(QString about READ about CONSTANT)

public:
    static constexpr int kDays = 40; ///< Each of them twice.

    using QObject::QObject;
    ~RuleEffect() override;
    RuleEffect(const RuleEffect&) = delete;
    RuleEffect& operator=(const RuleEffect&) = delete;
    RuleEffect(RuleEffect&&) = delete;
    RuleEffect& operator=(RuleEffect&&) = delete;

    /// Begins anew; what was played before is forgotten.
    void play(const queue::CallRules& before, const queue::CallRules& after);
    /// Stops what is played, and forgets.
    void clear();

    [[nodiscard]] bool isRunning() const { return m_run != nullptr; }

    [[nodiscard]] qreal share() const { return m_share; }

    [[nodiscard]] QStringList groups() const;

    [[nodiscard]] QStringList meansBefore() const { return figures(true, false); }

    [[nodiscard]] QStringList meansAfter() const { return figures(false, false); }

    [[nodiscard]] QStringList highsBefore() const { return figures(true, true); }

    [[nodiscard]] QStringList highsAfter() const { return figures(false, true); }

    [[nodiscard]] QString about() const;

Q_SIGNALS:
    void changed();

private:
    using Effects = std::pair<queue::SimulatedEffect, queue::SimulatedEffect>;
    using Run = std::shared_ptr<std::atomic<bool>>; ///< Whether it is to stop.

    void onPlayed(const Run& run, int days);
    void onDone(const Run& run, const Effects& effects);
    [[nodiscard]] QStringList figures(bool isBefore, bool isHigh) const;

    Run m_run;
    qreal m_share = 0;
    std::optional<Effects> m_effects;
};

} // namespace onewindow::ui
