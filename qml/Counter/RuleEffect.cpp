// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Counter/RuleEffect.h"

#include <QCoreApplication>
#include <QPointer>
#include <QThreadPool>

namespace onewindow::ui {

RuleEffect::~RuleEffect()
{
    if (m_run) {
        m_run->store(true);
    }
}

void RuleEffect::clear()
{
    if (m_run) {
        m_run->store(true);
    }
    m_run.reset();
    m_share = 0;
    m_effects.reset();
    Q_EMIT changed();
}

void RuleEffect::play(const queue::CallRules& before, const queue::CallRules& after)
{
    clear();
    m_run = std::make_shared<std::atomic<bool>>(false);
    QThreadPool::globalInstance()->start([self = QPointer(this), run = m_run, before, after] {
        const auto tell = [&self](auto what) {
            QMetaObject::invokeMethod(QCoreApplication::instance(), [self, what] {
                if (self) {
                    what(*self);
                }
            });
        };
        const auto heard = [&](int days) {
            tell([run, days](RuleEffect& effect) { effect.onPlayed(run, days); });
            return !run->load();
        };
        const auto first = queue::simulatedEffect(before, kDays, heard);
        const auto second =
            first ? queue::simulatedEffect(after, kDays,
                                           [&heard](int days) { return heard(kDays + days); })
                  : std::nullopt;
        if (second) {
            const Effects effects(*first, *second);
            tell([run, effects](RuleEffect& effect) { effect.onDone(run, effects); });
        }
    });
    Q_EMIT changed();
}

void RuleEffect::onPlayed(const Run& run, int days)
{
    if (run == m_run) {
        m_share = static_cast<qreal>(days) / (2.0 * kDays);
        Q_EMIT changed();
    }
}

void RuleEffect::onDone(const Run& run, const Effects& effects)
{
    if (run == m_run) {
        m_run.reset();
        m_effects = effects;
        Q_EMIT changed();
    }
}

QStringList RuleEffect::groups() const
{
    return m_effects ? QStringList{tr("普通号"), tr("优先号"), tr("预约号")} : QStringList();
}

QStringList RuleEffect::figures(bool isBefore, bool isHigh) const
{
    QStringList texts;
    if (m_effects) {
        const queue::SimulatedEffect& effect = isBefore ? m_effects->first : m_effects->second;
        for (const auto& waits : {effect.ordinary, effect.priority, effect.appointment}) {
            texts << QString::number(isHigh ? waits.high : waits.mean, 'f', 1);
        }
    }
    return texts;
}

QString RuleEffect::about() const
{
    return tr("按典型的一天模拟 %1 天：%2 个窗口，每天约 %3 人，同样的人在两种规则下各排一次")
        .arg(kDays)
        .arg(queue::kTypicalWindows)
        .arg(queue::kTypicalPeople);
}

} // namespace onewindow::ui
