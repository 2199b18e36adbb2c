// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QQmlApplicationEngine>
#include <QQuickWindow>
#include <QTranslator>

#include <memory>

namespace onewindow::testing {

/// A program's window as it is drawn, in one language. Where ONEWINDOW_SCREENS names a folder,
/// pictures are kept there.
class StaffScreen
{
public:
    /// "zh_CN", or a language of translations/, for everything made after it. Before the
    /// view-model.
    explicit StaffScreen(const QString& language);
    ~StaffScreen();
    StaffScreen(const StaffScreen&) = delete;
    StaffScreen& operator=(const StaffScreen&) = delete;
    StaffScreen(StaffScreen&&) = delete;
    StaffScreen& operator=(StaffScreen&&) = delete;

    /// Loads OneWindow.`module`'s Main.qml for `model` and shows it; false if it cannot.
    bool load(const QString& module, QObject* model, const QSize& size);

    /// Takes the window away; before the view-model goes.
    void close();

    /// Everything laid out, and drawn twice: a wrapped text moves what stands below it.
    QImage draw();
    void keep(const QString& name, const QImage& image) const;

    /// What is cut, hidden, overlapping, too small to press or too faint to read: one line for each
    /// finding. Looks only at `under` and what is in it, if given.
    QString findings(const QImage& image, int leastTarget, QQuickItem* under = nullptr);

    [[nodiscard]] QQuickWindow& window() { return *m_window; }

    [[nodiscard]] QQmlApplicationEngine& engine() { return *m_engine; }

    /// The visible item below `root` that is called `name` for a screen reader, or shows it.
    [[nodiscard]] QQuickItem* find(const QString& name);

private:
    QTranslator m_translator;
    std::unique_ptr<QQmlApplicationEngine> m_engine;
    QQuickWindow* m_window = nullptr;
};

} // namespace onewindow::testing
